import { transaction, type Db } from '../db/database.ts'
import type { Jobs } from '../jobs/store.ts'
import type { Log } from '../log.ts'
import { composeMail } from './compose-mail.ts'
import { stopUrl, type Envelope } from './compose.ts'
import { renderLetter } from './letter.ts'
import { findMail, listMailedNotices, markMail, type MailRow } from './mail-store.ts'
import type { Mail, Mailer } from './mailer.ts'

export type SendParts = {
  readonly db: Db
  readonly mailer: Mailer
  readonly log: Pick<Log, 'warn'>
  readonly now: () => number
  /** What links in mails begin with. */
  readonly publicUrl: () => string
}

/**
 * Sends one recorded mail and notes that it was sent. Between the two a crash sends it twice, which no mail server can
 * prevent; both have the same Message-ID then, by which the receiver can drop the second.
 */
export const sendNotice =
  ({ db, mailer, log, now, publicUrl }: SendParts) =>
  async ({ partnerId, mailId }: Jobs['send-notice']): Promise<void> => {
    const sight = { of: 'partner', partnerId } as const
    const mail = await transaction(db, { sight }, async (tx): Promise<Mail | null> => {
      const row = await findMail(partnerId, tx, mailId)
      if (row === undefined || isDone(row)) return null
      const envelope = envelopeOf(row, publicUrl())
      const notices = await listMailedNotices(partnerId, tx, mailId)
      const letter = renderLetter(await composeMail(partnerId, tx, row, notices, envelope))
      const unsubscribeUrl = stopUrl(envelope)
      return {
        to: row.recipient,
        ...letter,
        messageId: `${mailId}@${new URL(envelope.publicUrl).hostname}`,
        language: row.language,
        ...(unsubscribeUrl === null ? {} : { unsubscribeUrl }),
      }
    })
    if (mail === null) return
    const outcome = await mailer.send(mail)
    // What no mail server is set for stays waiting: the log says so.
    if (outcome === 'no-server') return
    if (outcome === 'refused')
      log.warn({ part: 'mail', mailId }, 'the mail server refuses an address for good')
    await transaction(db, { sight }, (tx) => markMail(partnerId, tx, mailId, outcome, now()))
  }

/** Sent or refused; or stopped by its receiver while it waited. */
const isDone = ({ sent_at, refused_at, stopped_at }: MailRow): boolean =>
  sent_at !== null || refused_at !== null || stopped_at !== null

const envelopeOf = (row: MailRow, publicUrl: string): Envelope => ({
  language: row.language,
  as: row.recipient_is,
  partnerName: row.partner_name,
  accountName: row.account_name,
  publicUrl,
  secret: row.secret,
})
