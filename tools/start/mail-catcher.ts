import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { keepMails, type CaughtMail } from './kept-mails.ts'
import { mailPage } from './mail-page.ts'

export type MailCatcher = {
  /** Newest first. */
  readonly mails: () => readonly CaughtMail[]
  readonly smtpPort: number
  readonly pagePort: number
  readonly close: () => Promise<void>
}

/**
 * A mail server for demonstrations and tests: takes every mail, delivers none, and shows them on a page (and as JSON
 * at `/mails.json`), the newest first. Keeps the last ones in `file`, where one is named: a mail that was taken is
 * there again after a restart. Loopback only. Port 0 takes any free one.
 */
export const startMailCatcher = async (options: {
  readonly smtp: number
  readonly page: number
  readonly file: string | null
}): Promise<MailCatcher> => {
  const mails = keepMails(options.file)
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: 1_000_000,
    onData: (stream, session, done) => {
      buffer(stream)
        .then((mail) => PostalMime.parse(mail))
        .then(({ subject, text }) => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
          mails.add({ to, subject: subject ?? '', text: text ?? '', at: new Date().toISOString() })
          done()
        })
        .catch(done)
    },
  })
  const page = createServer((request, response) => {
    if (request.url === '/mails.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(mails.list()))
      return
    }
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      })
      .end(mailPage(mails.list()))
  })
  // What fails on a connection is the sender's to notice, and no reason for the catcher to end.
  smtp.on('error', () => {})
  await Promise.all([listen(smtp.server, options.smtp), listen(page, options.page)])
  return {
    mails: mails.list,
    smtpPort: portOf(smtp.server),
    pagePort: portOf(page),
    close: async () => {
      page.closeAllConnections()
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(() => resolve())),
        new Promise<void>((resolve) => page.close(() => resolve())),
      ])
    },
  }
}

type Listener = {
  listen: (port: number, host: string, ready: () => void) => unknown
  once: (event: 'error', failed: (error: Error) => void) => unknown
  address: () => ReturnType<ReturnType<typeof createServer>['address']>
}

const listen = (server: Listener, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })

const portOf = (server: Listener): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail catcher does not listen')
  return address.port
}
