import type { Connection } from './db/connect.ts'
import { forgetReplies } from './idempotency/forget-replies.ts'
import { runJobs, type Periodic } from './jobs/run-jobs.ts'
import type { Log } from './log.ts'
import type { LinkParts } from './members/invite.ts'
import { mailInvitation } from './members/mail-invitation.ts'
import type { Mailer } from './notices/mailer.ts'
import type { RecordParts } from './notices/record-mails.ts'
import { runDueNotices } from './notices/run-due.ts'
import { sendNotice } from './notices/send-notice.ts'
import type { Settings } from './settings.ts'

export type JobParts = RecordParts & {
  readonly settings: Settings
  readonly log: Log
  readonly now: () => number
  readonly connection: Connection
  readonly mailer: Mailer
  readonly links: LinkParts
}

/** Starts what the service does besides answering: the jobs that operations leave, and what is done every hour. */
export const startJobs = (parts: JobParts) => {
  const { log, now, mailer, links } = parts
  const { db, url } = parts.connection
  const tasks = {
    'send-notice': sendNotice({ ...links, db, mailer, log, now }),
    invited: mailInvitation(db, mailer, links),
  }
  return runJobs(url, tasks, log, [forgettingReplies(parts), runningNotices(parts)])
}

const forgettingReplies = ({ connection: { db }, now, log }: JobParts): Periodic => ({
  name: 'forget-replies',
  schedule: '23 * * * *',
  work: async () => {
    const forgotten = await forgetReplies(db, now())
    log.info({ forgotten }, 'old replies are forgotten')
  },
})

/** M9, T8: every hour, because a service that was down on the day must not wait for the next one. */
const runningNotices = ({
  connection: { db },
  settings: { smtpUrl },
  newId,
  newToken,
  now,
  log,
}: JobParts): Periodic => ({
  name: 'run-notices',
  schedule: '7 * * * *',
  work: async () => {
    // What nobody can send is not recorded: it is due when there is a mail server.
    if (smtpUrl === null) return log.warn({ part: 'mail' }, 'no notices are sent: set TENURE_SMTP_URL')
    const ran = await runDueNotices(db, { newId, newToken }, now())
    if (ran.mails > 0) log.info(ran, 'notices are recorded, to be sent')
  },
})
