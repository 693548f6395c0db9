import { transaction, type Db } from '../db/database.ts'
import type { Outcome, RawHandlers } from '../http/handler.ts'
import { inputInvalid, rateLimited } from '../http/refusals.ts'
import { rfc3339 } from '../http/rfc3339.ts'
import { findPartner } from '../partners/store.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { readInvitationSecret } from './invitation-link.ts'
import { lockInvitation, markAccepted, type InvitationRow } from './invitation-store.ts'
import { invitationUnknown, passwordWrong } from './refusals.ts'
import { insertMember } from './store.ts'

export type InvitationParts = {
  readonly db: Db
  readonly secret: string
  readonly newId: () => string
  readonly admitUser: SignIn['admitUser']
}

type Routes = Pick<RawHandlers, 'lookAtInvitation' | 'acceptInvitation'>

/** What the holder of an invitation's link may do, whom nobody knows yet. */
export const invitationRoutes = (parts: InvitationParts): Routes => ({
  lookAtInvitation: {
    raw: (_body, { at }, { body }) =>
      transaction(parts.db, { sight: 'all' }, async (tx) => {
        const id = readInvitationSecret(body.secret, parts.secret)
        const found = id === null ? undefined : await lockInvitation(tx, id)
        if (found === undefined || !isOpen(found, at)) return { ok: false, refusal: invitationUnknown() }
        const partner =
          found.partner_id === null ? undefined : await findPartner({ of: 'vendor' }, tx, found.partner_id)
        return {
          ok: true,
          value: {
            email: found.email,
            role: found.role,
            partnerName: partner?.name ?? null,
            invitedBy: found.invited_by,
            expiresAt: rfc3339(found.expires_at),
          },
        }
      }),
  },
  acceptInvitation: { raw: (_body, { at }, { body }) => accept(parts, body, at) },
})

type Acceptance = {
  readonly secret: string
  readonly name: string
  readonly email?: string | undefined
  readonly password: string
}
type Accepted = Outcome<{ email: string }>

/**
 * First the user, then the membership: a crash between the two leaves a user who is nobody's member, and the same link
 * goes on from there with the same password. Of two who hold the link, the first has it.
 */
const accept = async (parts: InvitationParts, asked: Acceptance, at: number): Promise<Accepted> => {
  const unknown: Accepted = { ok: false, refusal: invitationUnknown() }
  const id = readInvitationSecret(asked.secret, parts.secret)
  if (id === null) return unknown
  const found = await transaction(parts.db, { sight: 'all' }, (tx) => lockInvitation(tx, id))
  if (found === undefined) return unknown
  const email = found.email ?? asked.email
  if (email === undefined)
    return {
      ok: false,
      refusal: inputInvalid([{ field: 'body.email', message: 'Give your e-mail address.' }]),
    }
  // With a link that was used nobody makes a user: only who used it is answered again.
  const isAnswered = found.accepted_at !== null && found.email === email
  if (!isAnswered && !isOpen(found, at)) return unknown
  const { language } = found
  const admitted = await parts.admitUser({ email, name: asked.name, password: asked.password, language })
  if (admitted.is === 'refused') return { ok: false, refusal: passwordWrong() }
  if (admitted.is === 'locked') return { ok: false, refusal: rateLimited(admitted.retryAfterSeconds) }
  const { userId } = admitted
  return transaction(parts.db, { sight: 'all' }, async (tx): Promise<Accepted> => {
    const locked = await lockInvitation(tx, id)
    if (locked === undefined) return unknown
    if (locked.accepted_at !== null) return locked.email === email ? { ok: true, value: { email } } : unknown
    await insertMember(tx, { id: parts.newId(), partnerId: locked.partner_id, userId, role: locked.role }, at)
    await markAccepted(tx, id, email, at)
    return { ok: true, value: { email } }
  })
}

/** Not accepted, and the end is exclusive. */
const isOpen = (invitation: InvitationRow, at: number): boolean =>
  invitation.accepted_at === null && at < invitation.expires_at
