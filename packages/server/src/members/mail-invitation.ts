import { transaction, type Db } from '../db/database.ts'
import type { Jobs } from '../jobs/store.ts'
import type { Mailer } from '../notices/mailer.ts'
import { findPartner } from '../partners/store.ts'
import { invitationMail } from '../sign-in/mails.ts'
import { invitationLink, invitationSecret } from './invitation-link.ts'
import { findInvitation } from './invitation-store.ts'
import type { LinkParts } from './invite.ts'

/** Mails an invitation that is still open; the link is made anew, for it is stored nowhere. */
export const mailInvitation =
  (db: Db, mailer: Mailer, { secret, publicUrl }: LinkParts) =>
  async ({ invitationId }: Jobs['invited']): Promise<void> => {
    const found = await transaction(db, { sight: 'all' }, async (tx) => {
      const invitation = await findInvitation({ of: 'vendor' }, tx, invitationId)
      if (invitation?.email == null || invitation.accepted_at !== null) return null
      const { partner_id: partnerId, email } = invitation
      const partner = partnerId === null ? undefined : await findPartner({ of: 'vendor' }, tx, partnerId)
      return { ...invitation, email, partnerName: partner?.name ?? null }
    })
    if (found === null) return
    await mailer.send(
      invitationMail(
        {
          to: found.email,
          link: invitationLink(publicUrl(), invitationSecret(found.id, secret)),
          invitedBy: found.invited_by,
          partnerName: found.partnerName,
        },
        found.language,
      ),
    )
  }
