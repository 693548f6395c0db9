import { createTransport } from 'nodemailer'
import type { Log } from '../log.ts'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

export type Mailer = { readonly send: (mail: Mail) => Promise<void> }

/** Sends by SMTP, such as `smtp://user:secret@mail.example.com:587`. Throws when the server does not take the mail. */
export const smtpMailer = (smtpUrl: string, from: string): Mailer => {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 20_000 })
  return {
    send: async (mail) => {
      await transport.sendMail({ ...mail, from })
    },
  }
}

/** Where no mail server is configured: says so in the log, by subject, and loses nothing else. */
export const unconfiguredMailer = (log: Log): Mailer => ({
  send: ({ subject }) => {
    log.warn({ part: 'mail', subject }, 'no mail is sent: set TENURE_SMTP_URL')
    return Promise.resolve()
  },
})
