import type { Operations } from '@tenure/contract'
import type { Handler } from '../http/handler.ts'
import { alreadyExists, notFound } from '../http/refusals.ts'
import { addJob } from '../jobs/store.ts'
import { findPartner } from '../partners/store.ts'
import { invitationToApi } from './convert.ts'
import { decidePlace, judgeInviter } from './decide-place.ts'
import { invitationLink, invitationSecret } from './invitation-link.ts'
import { insertInvitation, withdrawOpen } from './invitation-store.ts'
import { isMember } from './store.ts'

export type LinkParts = { readonly secret: string; readonly publicUrl: () => string }

/** A week: mails are read after a holiday. */
export const INVITATION_MS = 7 * 24 * 60 * 60 * 1000

export const invite =
  ({ secret, publicUrl }: LinkParts): Handler<Operations['inviteMember']> =>
  async ({ body }, call) => {
    const { caller, tx, at } = call
    const place = decidePlace(caller, body.partnerId, 'body.partnerId')
    if (!place.ok) return place
    const partnerId = place.value
    const refusal = judgeInviter(caller, partnerId)
    if (refusal !== null) return { ok: false, refusal }
    if (partnerId !== null && (await findPartner(caller.sight, tx, partnerId)) === undefined)
      return { ok: false, refusal: notFound('partner') }
    if (await isMember(tx, body.email, partnerId))
      return {
        ok: false,
        refusal: alreadyExists('A member with this address', 'Change the role of the member.'),
      }
    await withdrawOpen(tx, partnerId, body.email)
    const invitation = {
      id: call.newId(),
      partner_id: partnerId,
      email: body.email,
      role: body.role,
      language: body.language,
      invited_by: caller.name,
    }
    const expiresAt = at + INVITATION_MS
    await insertInvitation(tx, invitation, at, expiresAt)
    await addJob(tx, 'invited', { invitationId: invitation.id })
    const link = invitationLink(publicUrl(), invitationSecret(invitation.id, secret))
    return {
      ok: true,
      value: { ...invitationToApi({ ...invitation, created_at: at, expires_at: expiresAt }), link },
    }
  }
