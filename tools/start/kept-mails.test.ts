import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { keepMails, MOST_MAILS } from './kept-mails.ts'
import { startMailCatcher } from './mail-catcher.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenure-mails-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const mail = (subject: string) => ({
  to: 'site@p-building.example',
  subject,
  text: 'Text',
  at: '2026-11-24T08:16:45.339Z',
})
const subjects = (file: string) =>
  keepMails(file)
    .list()
    .map(({ subject }) => subject)

test('a mail that was taken is there again after a restart of the catcher, the newest first', async () => {
  const file = join(folder, 'restart', 'mails.json')
  for (const subject of ['first', 'second']) {
    const catcher = await startMailCatcher({ smtp: 0, page: 0, file })
    const transport = createTransport({ host: '127.0.0.1', port: catcher.smtpPort, ignoreTLS: true })
    await transport.sendMail({ from: 'a@example.com', to: 'b@example.com', subject, text: subject })
    transport.close()
    await catcher.close()
  }
  const again = await startMailCatcher({ smtp: 0, page: 0, file })
  const page = await (await fetch(`http://127.0.0.1:${again.pagePort}/`)).text()
  await again.close()
  assert.ok(page.indexOf('<h2>second</h2>') < page.indexOf('<h2>first</h2>'), page)
  assert.ok(page.includes('<h2>first</h2>'))
})

test('only the last mails are kept, in a file for its owner alone', () => {
  const file = join(folder, 'many', 'mails.json')
  const mails = keepMails(file)
  for (let index = 1; index <= MOST_MAILS + 2; index++) mails.add(mail(`${index}`))
  assert.equal(mails.list().length, MOST_MAILS)
  assert.deepEqual(
    subjects(file),
    Array.from({ length: MOST_MAILS }, (_, index) => `${MOST_MAILS + 2 - index}`),
  )
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(join(folder, 'many')), ['mails.json'])
})

test('a file that is damaged is begun anew, and does not keep the catcher from its work', () => {
  const file = join(folder, 'mails.json')
  for (const damaged of ['', '{"to"', '{}', '[{"to":1}, null, "x"]']) {
    writeFileSync(file, damaged)
    assert.deepEqual(subjects(file), [])
    keepMails(file).add(mail('after'))
    assert.deepEqual(subjects(file), ['after'])
  }
})

test('without a file nothing is kept', () => {
  const mails = keepMails(null)
  mails.add(mail('gone'))
  assert.equal(mails.list().length, 1)
  assert.deepEqual(keepMails(null).list(), [])
})
