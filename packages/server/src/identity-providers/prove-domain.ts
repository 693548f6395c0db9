import { createHmac } from 'node:crypto'

/** A TXT record of the DNS. */
export type DomainRecord = { readonly name: string; readonly value: string }

export type ResolveTxt = (name: string) => Promise<readonly (readonly string[])[]>

/**
 * What a partner writes into the DNS of its domain. It follows from the two, so nothing is kept, and the record of one
 * partner proves nothing for another.
 */
export const domainRecord = (partnerId: string, domain: string, serviceSecret: string): DomainRecord => ({
  name: `_tenure.${domain}`,
  value: `tenure-domain=${createHmac('sha256', serviceSecret)
    .update(`tenure domain ${partnerId} ${domain}`)
    .digest('base64url')}`,
})

/** A name that nobody has, and a DNS that does not answer, prove nothing. */
export const isInDns = async ({ name, value }: DomainRecord, resolveTxt: ResolveTxt): Promise<boolean> => {
  const records = await resolveTxt(name).catch(() => [])
  return records.some((parts) => parts.join('').trim() === value)
}
