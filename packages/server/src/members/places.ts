import type { Role, Scope } from '@tenure/contract'
import { transaction, type Db } from '../db/database.ts'
import type { Session } from '../sign-in/sign-in.ts'
import { listContactPlaces, listMemberPlaces } from './store.ts'

/** Somebody for whom a person may act. */
export type Place = {
  readonly scope: Scope
  readonly role: Role
  readonly partnerId: string | null
  readonly partnerName: string | null
  readonly accountId: string | null
  readonly accountName: string | null
}

/** Where a signed-in person can go, with what the session proves: the vendor first, then partners, then accounts. */
export const placesOf = (db: Db, session: Session): Promise<readonly Place[]> =>
  transaction(db, { sight: 'all' }, async (tx) => {
    const members = session.method === 'email-code' ? [] : await listMemberPlaces(tx, session.userId)
    const accounts = session.method === 'sso' ? [] : await listContactPlaces(tx, session.email)
    const open = members.filter(
      ({ partnerId }) => session.method !== 'sso' || session.providerId === (partnerId ?? 'vendor'),
    )
    return [
      ...open.map((place) => ({
        ...place,
        scope: place.partnerId === null ? ('vendor' as const) : ('partner' as const),
        accountId: null,
        accountName: null,
      })),
      ...accounts.map((place) => ({ ...place, scope: 'account' as const, role: 'operator' as const })),
    ]
  })
