import type { Role } from '@tenure/contract'
import type { Sight } from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'

export type InvitationRow = {
  readonly id: string
  readonly partner_id: string | null
  readonly email: string | null
  readonly role: Role
  readonly language: 'en' | 'de'
  readonly invited_by: string
  readonly created_at: number
  readonly expires_at: number
  readonly accepted_at: number | null
}

const columns = [
  'invitation.id',
  'invitation.partner_id',
  'invitation.email',
  'invitation.role',
  'invitation.language',
  'invitation.invited_by',
  'invitation.created_at',
  'invitation.expires_at',
  'invitation.accepted_at',
] as const

const ofPartner = (partnerId: string | null) =>
  sql<boolean>`invitation.partner_id is not distinct from ${partnerId}::uuid`

type Page = { readonly after: string | null; readonly limit: number }

/** Invitations with an address that nobody has accepted, of the vendor (null) or of a partner. */
export const listInvitations = (
  sight: Sight,
  tx: Tx,
  partnerId: string | null,
  page: Page,
): Promise<InvitationRow[]> =>
  tx
    .selectFrom('invitation')
    .select(columns)
    .where(withinSight(sight, 'invitation'))
    .where(ofPartner(partnerId))
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.email', 'is not', null)
    .$if(page.after !== null, (query) => query.where('invitation.id', '>', page.after ?? ''))
    .orderBy('invitation.id')
    .limit(page.limit)
    .execute()

export const findInvitation = (sight: Sight, tx: Tx, id: string): Promise<InvitationRow | undefined> =>
  tx
    .selectFrom('invitation')
    .select(columns)
    .where(withinSight(sight, 'invitation'))
    .where('invitation.id', '=', id)
    .executeTakeFirst()

/** Before anybody is known there is no sight: the id comes from a secret that this service made. */
export const lockInvitation = (tx: Tx, id: string): Promise<InvitationRow | undefined> =>
  tx.selectFrom('invitation').select(columns).where('invitation.id', '=', id).forUpdate().executeTakeFirst()

/** The invitation of an address that can be accepted now, to the vendor (null) or a partner. */
export const lockOpenInvitation = (
  tx: Tx,
  partnerId: string | null,
  email: string,
  at: number,
): Promise<InvitationRow | undefined> =>
  tx
    .selectFrom('invitation')
    .select(columns)
    .where(ofPartner(partnerId))
    .where('invitation.email', '=', email)
    .where('invitation.accepted_at', 'is', null)
    .where(sql<boolean>`invitation.expires_at > ${new Date(at)}`)
    .forUpdate()
    .executeTakeFirst()

export const insertInvitation = async (
  tx: Tx,
  invitation: Pick<InvitationRow, 'id' | 'partner_id' | 'email' | 'role' | 'language' | 'invited_by'>,
  at: number,
  expiresAt: number,
): Promise<void> => {
  await tx
    .insertInto('invitation')
    .values({ ...invitation, created_at: new Date(at), expires_at: new Date(expiresAt) })
    .execute()
}

/** Withdraws what is open for an address (null: the link of the first start), so that a new one can take its place. */
export const withdrawOpen = async (tx: Tx, partnerId: string | null, email: string | null): Promise<void> => {
  await tx
    .deleteFrom('invitation')
    .where(ofPartner(partnerId))
    .where(sql<boolean>`invitation.email is not distinct from ${email}`)
    .where('accepted_at', 'is', null)
    .execute()
}

/** False where nothing open has this id in sight. */
export const deleteInvitation = async (sight: Sight, tx: Tx, id: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('invitation')
    .where(withinSight(sight, 'invitation'))
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Keeps who accepted: the same person asking again gets the same answer. */
export const markAccepted = async (tx: Tx, id: string, email: string, at: number): Promise<void> => {
  await tx
    .updateTable('invitation')
    .set({ accepted_at: new Date(at), email })
    .where('id', '=', id)
    .execute()
}
