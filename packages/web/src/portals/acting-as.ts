import type { Scope } from '@tenure/contract'
import { customerPaths, partnerPaths, vendorPaths } from './paths.ts'

/** For whom the page at an address acts: the `tenure-as` of its calls. It is in the address, so two tabs may act for two. */
export type ActingAs = 'vendor' | `partner:${string}` | `account:${string}`

/** Somebody for whom the signed-in person may act. */
export type Place = {
  readonly scope: Scope
  readonly role: string
  readonly partnerId: string | null
  readonly partnerName: string | null
  readonly accountId: string | null
  readonly accountName: string | null
}

const uuid = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'
const ofPartner = new RegExp(`^/partner/${uuid}(?:/|$)`)
const ofAccount = new RegExp(`^/customer/${uuid}(?:/|$)`)

/** Null where the page acts for nobody: sign-in, and what is carried without one. */
export const actingAs = (path: string): ActingAs | null => {
  if (/^\/vendor(\/|$)/.test(path)) return 'vendor'
  const partnerId = ofPartner.exec(path)?.[1]
  if (partnerId !== undefined) return `partner:${partnerId}`
  const accountId = ofAccount.exec(path)?.[1]
  return accountId === undefined ? null : `account:${accountId}`
}

/** The portal of a place. */
export const homeOf = (place: Place): string => {
  if (place.scope === 'vendor') return vendorPaths.dashboard()
  if (place.scope === 'partner') return partnerPaths(place.partnerId ?? '').dashboard()
  return customerPaths(place.accountId ?? '').dashboard()
}

export const actingFor = ({ scope, partnerId, accountId }: Place): ActingAs => {
  if (scope === 'vendor') return 'vendor'
  return scope === 'partner' ? `partner:${partnerId ?? ''}` : `account:${accountId ?? ''}`
}
