import { transaction, type Db } from '../db/database.ts'
import type { Jobs } from '../jobs/store.ts'
import type { Mail, Mailer } from './mailer.ts'
import { findJoinedController, type JoinedController } from './store.ts'

/** A1: tells every contact of the account that a controller joined it, and what to do if it should not have. */
export const noticeControllerJoined =
  (db: Db, mailer: Mailer) =>
  async ({ partnerId, ...joining }: Jobs['controller-joined']): Promise<void> => {
    const joined = await transaction(db, { sight: { of: 'partner', partnerId } }, (tx) =>
      findJoinedController(partnerId, joining, tx),
    )
    if (joined === null) return
    for (const mail of controllerJoinedMails(joined)) await mailer.send(mail)
  }

export const controllerJoinedMails = (joined: JoinedController): Mail[] =>
  joined.emails.map((to) => ({
    to,
    subject: `New controller in ${joined.accountName}: ${joined.installCode}`,
    text: [
      `The controller ${joined.installCode} (${joined.model}, software ${joined.softwareVersion}) used the Customer ID of ${joined.accountName}.`,
      standingWords[joined.standing],
      'If you do not know it, have the Customer ID replaced: the old one then stops working.',
    ].join('\n\n'),
  }))

const standingWords = {
  waits: 'It waits for approval and can activate nothing until the partner approves it.',
  belongs: 'It can see and activate the licenses of this account.',
  left: 'It does not belong to this account any more.',
} as const satisfies Record<JoinedController['standing'], string>
