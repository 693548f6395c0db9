import { createTransport } from 'nodemailer'
import type { Log } from '../log.ts'

export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  /** Without angle brackets. The same at each attempt, so that whoever gets a mail twice can drop the second. */
  readonly messageId?: string
  /** BCP 47. */
  readonly language?: string
  /** Where one click stops such mails (RFC 8058): a GET shows a page, a POST stops them. */
  readonly unsubscribeUrl?: string
}

export type Mailer = {
  /** Resolves to `refused` where the server says that it will never take a mail for this address. */
  readonly send: (mail: Mail) => Promise<'sent' | 'refused' | 'no-server'>
}

/**
 * Sends by SMTP, such as `smtp://user:secret@mail.example.com:587`. Throws when the server does not take the mail now:
 * then it is worth another attempt.
 */
export const smtpMailer = (smtpUrl: string, from: string): Mailer => {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 20_000 })
  return {
    send: async ({ to, subject, text, html, messageId, language, unsubscribeUrl }) => {
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          ...(html === undefined ? {} : { html }),
          ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
          headers: {
            // RFC 3834: nobody's holiday notice answers.
            'Auto-Submitted': 'auto-generated',
            ...(language === undefined ? {} : { 'Content-Language': language }),
            ...(unsubscribeUrl === undefined
              ? {}
              : {
                  'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
                  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
                }),
          },
        })
        return 'sent'
      } catch (error) {
        if (isRefusedForGood(error)) return 'refused'
        throw error
      }
    },
  }
}

/** RFC 5321 §4.2.1: 5yz is permanent; on RCPT it is about the address, elsewhere about us, which an operator can mend. */
const isRefusedForGood = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { command, responseCode } = error as Error & { command?: unknown; responseCode?: unknown }
  return command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500
}

/** Where no mail server is configured: says so in the log, by subject, and loses nothing else. */
export const unconfiguredMailer = (log: Log): Mailer => ({
  send: ({ subject }) => {
    log.warn({ part: 'mail', subject }, 'no mail is sent: set TENURE_SMTP_URL')
    return Promise.resolve('no-server')
  },
})
