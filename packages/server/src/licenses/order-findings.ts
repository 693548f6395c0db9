import type { OrderFindingCode } from '@tenure/contract'

export type FindingFacts = Readonly<Record<string, string | number>>

/** What is wrong with one line of an order: for programs and pages by its code and facts, for people in English. */
export type LineError = {
  readonly line: number
  readonly code: OrderFindingCode
  readonly facts: FindingFacts
  readonly message: string
}

const columns = 'The first line names the columns: partner, sku, count and, if wanted, reference.'

/** The pages have the same in their languages; a test compares the codes. */
const messages = {
  'order-empty': () => 'The order has no lines.',
  'csv-broken': () => 'The line is not valid CSV; check its quotes.',
  'column-unknown': ({ column }) => `The column "${column}" is not known. ${columns}`,
  'column-missing': ({ column }) => `The column "${column}" is missing. ${columns}`,
  'column-twice': ({ column }) => `The column "${column}" is there twice.`,
  'fields-too-many': ({ fields, header }) => `The line has ${fields} fields, the header ${header}.`,
  'field-missing': ({ column }) => `The ${column} is missing.`,
  'count-invalid': ({ count }) => `The count "${count}" is not a whole number from 1 up.`,
  'reference-too-long': ({ most }) => `The reference is longer than ${most} characters.`,
  'partner-unknown': ({ partner }) => `No partner is named "${partner}".`,
  'product-unknown': ({ sku }) => `No product has the SKU "${sku}".`,
  'product-off-sale': ({ sku }) => `The product ${sku} is not on sale.`,
  'order-too-large': ({ most }) => `With this line the order passes ${most} licenses; split the order.`,
} satisfies Record<OrderFindingCode, (facts: FindingFacts) => string>

/** Of what was written no more is repeated. */
const MOST_REPEATED = 80

export const finding = (line: number, code: OrderFindingCode, written: FindingFacts = {}): LineError => {
  const facts = Object.fromEntries(
    Object.entries(written).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? fact.slice(0, MOST_REPEATED) : fact,
    ]),
  )
  return { line, code, facts, message: messages[code](facts) }
}
