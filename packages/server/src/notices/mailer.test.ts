import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { openLog } from '../log.ts'
import { smtpMailer, unconfiguredMailer } from './mailer.ts'

const received: string[] = []
const refusal = (code: number, message: string) => Object.assign(new Error(message), { responseCode: code })
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) => {
    if (address.startsWith('nobody@')) return done(refusal(550, 'no such mailbox'))
    if (address.startsWith('busy@')) return done(refusal(451, 'try again later'))
    done()
  },
  onData: (stream, _session, done) => {
    text(stream).then((mail) => (received.push(mail), done()), done)
  },
})
server.on('error', () => {})
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
after(() => new Promise<void>((resolve) => server.close(() => resolve())))
const { port } = server.server.address() as AddressInfo
const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, 'Tenure <tenure@example.com>')
const mail = { to: 'site@example.com', subject: 'Wartung endet am 1. März', text: 'Text' }

test('a notice has its text twice, a lasting Message-ID, its language, and the header of one-click unsubscribing', async () => {
  const notice = {
    ...mail,
    html: '<p>Text</p>',
    messageId: '019ca8d7-0000-7000-8000-00000000c001@tenure.example.com',
    language: 'de',
    unsubscribeUrl: 'https://tenure.example.com/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA?language=de',
  }
  assert.equal(await mailer.send(notice), 'sent')
  const sent = received.at(-1) ?? ''
  const headers = sent.slice(0, sent.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]
  assert.equal(header('Message-ID'), '<019ca8d7-0000-7000-8000-00000000c001@tenure.example.com>')
  assert.equal(
    header('List-Unsubscribe'),
    '<https://tenure.example.com/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA?language=de>',
  )
  assert.equal(header('List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click')
  assert.equal(header('Content-Language'), 'de')
  assert.equal(header('Auto-Submitted'), 'auto-generated')
  assert.match(header('Content-Type') ?? '', /^multipart\/alternative/)
  assert.match(sent, /text\/plain[^]*text\/html/)
})

test('a mail that is no notice has neither the header of unsubscribing nor HTML', async () => {
  assert.equal(await mailer.send(mail), 'sent')
  assert.doesNotMatch(received.at(-1) ?? '', /List-Unsubscribe|text\/html/)
})

test('an address that is refused for good is told so; what may work later throws, to be tried again', async () => {
  assert.equal(await mailer.send({ ...mail, to: 'nobody@example.com' }), 'refused')
  await assert.rejects(mailer.send({ ...mail, to: 'busy@example.com' }), /try again later/)
  const nowhere = smtpMailer('smtp://127.0.0.1:1', 'Tenure <tenure@example.com>')
  await assert.rejects(nowhere.send(mail), /ECONNREFUSED/)
})

test('a subject cannot bring headers of its own, whatever an account is called', async () => {
  await mailer.send({ ...mail, subject: 'Maintenance in A\r\nBcc: everybody@example.com ends' })
  const sent = received.at(-1) ?? ''
  assert.doesNotMatch(sent, /^Bcc:/im)
})

test('without a mail server the log says which mail was not sent, and to nobody’s address', async () => {
  const lines: string[] = []
  const log = openLog('warn', { write: (line) => void lines.push(line) })
  assert.equal(await unconfiguredMailer(log).send(mail), 'no-server')
  assert.match(lines.join(''), /Wartung endet[^]*set TENURE_SMTP_URL/)
  assert.doesNotMatch(lines.join(''), /site@example\.com/)
})
