import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type CaughtMail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly at: string
}

export type MailCatcher = {
  readonly mails: readonly CaughtMail[]
  readonly smtpPort: number
  readonly pagePort: number
  readonly close: () => Promise<void>
}

const MOST_MAILS = 500

/**
 * A mail server for demonstrations and tests: takes every mail, delivers none, and shows them on a page (and as JSON
 * at `/mails.json`), the newest first. Loopback only. Port 0 takes any free one.
 */
export const startMailCatcher = async (ports: { smtp: number; page: number }): Promise<MailCatcher> => {
  const mails: CaughtMail[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: 1_000_000,
    onData: (stream, session, done) => {
      buffer(stream)
        .then((mail) => PostalMime.parse(mail))
        .then(({ subject, text }) => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
          mails.unshift({ to, subject: subject ?? '', text: text ?? '', at: new Date().toISOString() })
          mails.length = Math.min(mails.length, MOST_MAILS)
          done()
        })
        .catch(done)
    },
  })
  const page = createServer((request, response) => {
    if (request.url === '/mails.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(mails))
      return
    }
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      })
      .end(pageOf(mails))
  })
  await Promise.all([listen(smtp.server, ports.smtp), listen(page, ports.page)])
  return {
    mails,
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

const pageOf = (mails: readonly CaughtMail[]): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Mails (${mails.length})</title>
  <style>
    :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
    main { max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
    article { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 1rem 0 }
    h2 { font-size: 1.1rem; margin: 0 }
    small { opacity: .75 }
    p { white-space: pre-wrap; overflow-wrap: anywhere }
  </style>
  <main>
    <h1>Mails that were caught</h1>
    <p>Nothing is delivered from here. Reload the page to see new ones.</p>
    ${mails.length === 0 ? '<p>No mail yet. Contacts of an account hear, for example, of each new controller.</p>' : mails.map(articleOf).join('\n    ')}
  </main>
</html>
`

const articleOf = ({ to, subject, text, at }: CaughtMail): string =>
  `<article><h2>${escaped(subject)}</h2><small>to ${escaped(to)} · ${escaped(at)}</small><p>${escaped(text)}</p></article>`

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
