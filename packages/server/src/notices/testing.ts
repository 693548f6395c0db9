import { randomBytes } from 'node:crypto'
import type { NoticeLanguage } from '@tenure/core'
import { transaction } from '../db/database.ts'
import { idSource } from '../db/new-id.ts'
import type { TestAccount, TestPartner } from '../http/testing/seed.ts'
import { withLicenses, type LicenseService } from '../licenses/testing.ts'
import type { Lifetime } from '../db/testing.ts'
import { runDueNotices, type NoticesRun } from './run-due.ts'
import { sendNotice } from './send-notice.ts'
import type { Mail } from './mailer.ts'

export type NoticeService = LicenseService & {
  /** Records what is due at the service's time. */
  readonly run: () => Promise<NoticesRun>
  /** Sends what is recorded and not sent, and gives the mails as they were sent. */
  readonly send: () => Promise<Mail[]>
  readonly addContact: (
    partner: TestPartner,
    account: TestAccount,
    email: string,
    wish?: { readonly language?: NoticeLanguage; readonly notices?: boolean },
  ) => Promise<string>
}

/** A service whose notices run when a test says so. */
export const withNotices = async (lifetime: Lifetime): Promise<NoticeService> => {
  const service = await withLicenses(lifetime)
  const { db, clock, call } = service
  const parts = {
    newId: idSource(() => clock.at, randomBytes),
    newToken: () => randomBytes(16).toString('base64url'),
  }
  return {
    ...service,
    run: () => runDueNotices(db, parts, clock.at),
    send: async () => {
      const mails: Mail[] = []
      const sendOne = sendNotice({
        db,
        now: () => clock.at,
        publicUrl: () => 'https://tenure.example.com',
        log: { warn: () => {} },
        mailer: {
          send: async (mail) => {
            mails.push(mail)
            return mail.to.startsWith('refused@') ? 'refused' : 'sent'
          },
        },
      })
      const waiting = await transaction(db, { sight: 'all' }, (tx) =>
        tx
          .selectFrom('notice_mail')
          .select(['partner_id', 'id'])
          .where('sent_at', 'is', null)
          .where('refused_at', 'is', null)
          .orderBy('id')
          .execute(),
      )
      for (const row of waiting) await sendOne({ partnerId: row.partner_id, mailId: row.id })
      return mails
    },
    addContact: async (partner, account, email, wish = {}) => {
      const token = partner.tokens.operator
      const added = await call('addContact', { token, params: { id: account.id }, body: { email, ...wish } })
      if (added.status !== 201) throw new Error(added.text)
      return added.body.id
    },
  }
}
