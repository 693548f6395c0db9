import { transaction, type Db } from '../db/database.ts'
import { invitationLink, invitationSecret } from './invitation-link.ts'
import { insertInvitation, withdrawOpen } from './invitation-store.ts'
import type { LinkParts } from './invite.ts'
import { hasVendorAdministrator } from './store.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * The link with which the first administrator of the vendor comes in: good for a day, once, for whoever holds it. Null
 * where the vendor has an administrator. The link of an earlier start stops working.
 */
export const inviteFirstAdministrator = (
  db: Db,
  { secret, publicUrl }: LinkParts,
  newId: () => string,
  at: number,
): Promise<string | null> =>
  transaction(db, { sight: 'all' }, async (tx) => {
    if (await hasVendorAdministrator(tx)) return null
    await withdrawOpen(tx, null, null)
    const id = newId()
    const invitation = {
      id,
      partner_id: null,
      email: null,
      role: 'administrator',
      language: 'en',
      invited_by: 'the first start',
    } as const
    await insertInvitation(tx, invitation, at, at + DAY_MS)
    return invitationLink(publicUrl(), invitationSecret(id, secret))
  })
