type Line = {
  /** Its name or its id. */
  readonly partner: string
  readonly sku: string
  readonly count: number
  readonly reference: string
}

/** An order of one line, as the service reads orders: CSV with its head (RFC 4180). */
export const orderLine = ({ partner, sku, count, reference }: Line): string =>
  `partner,sku,count,reference\n${[partner, sku, String(count), reference.trim()].map(field).join(',')}\n`

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
