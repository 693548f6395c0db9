/**
 * What a caller may see (A4): everything, one partner's, or one account's. It is the first argument of every store
 * function; what it does not cover is "not found", never "forbidden".
 */
export type Sight =
  | { readonly of: 'vendor' }
  | { readonly of: 'partner'; readonly partnerId: string }
  | { readonly of: 'account'; readonly partnerId: string; readonly accountId: string }

/** Whether a thing of this partner, and of this account if it has one, is in sight (A4). */
export const inSight = (
  sight: Sight,
  thing: { readonly partnerId: string; readonly accountId: string | null },
): boolean => {
  switch (sight.of) {
    case 'vendor':
      return true
    case 'partner':
      return thing.partnerId === sight.partnerId
    case 'account':
      return thing.partnerId === sight.partnerId && thing.accountId === sight.accountId
  }
}
