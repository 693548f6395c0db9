import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays } from '@tenure/core'
import { pino } from 'pino'
import { withExchange } from '../../packages/server/src/exchange/testing/with-exchange.ts'
import { runJobs } from '../../packages/server/src/jobs/run-jobs.ts'
import { smtpMailer } from '../../packages/server/src/notices/mailer.ts'
import { sendNotice } from '../../packages/server/src/notices/send-notice.ts'
import { waitUntil } from '../../tools/run/wait-until.ts'
import { startMailCatcher } from '../../tools/start/mail-catcher.ts'

const service = await withExchange({ after })
const catcher = await startMailCatcher({ smtp: 0, page: 0, file: null })
const log = pino({ level: 'silent' })
const jobs = await runJobs(
  service.databaseUrl,
  {
    'send-notice': sendNotice({
      db: service.db,
      mailer: smtpMailer(`smtp://127.0.0.1:${catcher.smtpPort}`, 'Tenure <tenure@localhost>'),
      log,
      now: () => service.clock.at,
      publicUrl: () => 'https://tenure.example.com',
    }),
    invited: async () => {},
  },
  log,
)
after(async () => {
  await jobs.stop()
  await catcher.close()
})

const [partner] = service.partners
const [building, otherBuilding] = partner.accounts

const addContact = async (accountId: string, email: string, wish: object = {}) => {
  const added = await service.call('addContact', {
    token: partner.tokens.operator,
    params: { id: accountId },
    body: { email, ...wish },
  })
  assert.equal(added.status, 201, added.text)
}
before(async () => {
  await addContact(building.id, 'site@example.com')
  await addContact(building.id, 'owner@example.com', { language: 'de', notices: false })
  await addContact(otherBuilding.id, 'neighbour@example.com')
})

/** Waits until as many mails say this in their subject, and gives all that do. */
const mailsSaying = async (words: string, count: number) => {
  const found = () => catcher.mails().filter(({ subject }) => subject.includes(words))
  await waitUntil(`${count} mails saying ${words}`, () => (found().length >= count ? true : null))
  return found()
}

test('A1: every contact of the account hears once of a new controller, in their language, whatever notices they want', async () => {
  const unit = service.controller(building.customerId)
  const request = unit.request()
  await service.exchange(request)
  await service.exchange(request)
  const later = service.controller(building.customerId)
  await service.settle(later)

  await mailsSaying(later.installCode, 2)
  const mails = await mailsSaying(unit.installCode, 2)
  assert.deepEqual(mails.map(({ to }) => to).sort(), ['owner@example.com', 'site@example.com'])
  const [german, english] = mails.toSorted((a, b) => a.to.localeCompare(b.to))
  assert.equal(english?.subject, `New controller in Partner One Building 1: ${unit.installCode}`)
  assert.match(english.text, /It can see and activate the licenses of this account/)
  assert.match(english.text, /because you are a contact of Partner One Building 1/)
  assert.equal(german?.subject, `Neuer Controller in Partner One Building 1: ${unit.installCode}`)
  assert.match(german.text, /Er kann die Lizenzen dieses Kontos sehen und aktivieren/)
  for (const { text } of mails) assert.doesNotMatch(text, /@example\.com|unsubscribe/)
})

test('A1: the contacts of each account hear of it, also where the controller has moved on before the mail', async () => {
  const unit = service.controller(building.customerId)
  const [joined, moved] = [unit.request(), unit.request({ customerId: otherBuilding.customerId })]
  await service.exchange(joined)
  await service.exchange(moved)
  const mails = await mailsSaying(unit.installCode, 3)
  assert.deepEqual(mails.map(({ to }) => to).sort(), [
    'neighbour@example.com',
    'owner@example.com',
    'site@example.com',
  ])
})

test('A1: of a controller that waits, the mail says that it can activate nothing until it is approved', async () => {
  const token = partner.tokens.operator
  const params = { id: otherBuilding.id }
  const { headers } = await service.call('getAccount', { token, params })
  const ifMatch = headers.get('etag') ?? ''
  await service.call('editAccount', { token, params, ifMatch, body: { approvesControllers: true } })
  const unit = service.controller(otherBuilding.customerId)
  await service.exchange(unit.request())
  const [mail] = await mailsSaying(unit.installCode, 1)
  assert.match(mail?.text ?? '', /waits for approval and can activate nothing/)
})

test('a controller that is refused is no news', async () => {
  const stranger = service.controller('4a4a4a4a-0000-4000-8000-000000000000')
  assert.equal((await service.exchange(stranger.request())).status, 404)
  const later = service.controller(building.customerId)
  await service.settle(later)
  await mailsSaying(later.installCode, 2)
  assert.deepEqual(
    catcher.mails().filter(({ subject }) => subject.includes(stranger.installCode)),
    [],
  )
})

test('M9: a renewal that is activated is told once to contact and Owner; the first maintenance is none', async () => {
  const unit = service.controller(building.customerId)
  const [capacity] = await service.issue(partner, 'CAP-10')
  const [first, second, third] = await service.issue(partner, 'MNT-10-12', 3)
  assert.ok(capacity && first && second && third)
  await service.transfer(partner, building, [capacity, first, second, third])
  await service.settle(unit, {
    want: [capacity.id, first.id],
    noticeEmails: ['janitor@example.com'],
  })
  service.clock.at = addDays(service.clock.at, 100)
  const renewing = unit.request({ want: [second.id, third.id] })
  await service.exchange(renewing)
  await service.exchange(renewing)
  const mails = await mailsSaying('was renewed', 2)
  await mailsSaying(unit.installCode, 2)
  assert.deepEqual(
    mails.map(({ to, subject }) => `${to}: ${subject}`).sort(),
    ['janitor', 'site'].map(
      (who) => `${who}@example.com: Maintenance in Partner One Building 1 was renewed 2 times`,
    ),
  )
  assert.match(
    mails[0]?.text ?? '',
    new RegExp(
      `- 2 × Maintenance for 10 field devices · controller ${unit.installCode} · runs until 9 June 2027`,
    ),
  )
})

test('the mail catcher shows what it caught, escaped, with links that can be followed', async () => {
  const page = await fetch(`http://127.0.0.1:${catcher.pagePort}/`)
  const text = await page.text()
  assert.match(text, /New controller in Partner One Building 1/)
  assert.match(
    text,
    /<a href="https:\/\/tenure\.example\.com\/unsubscribe\/[\w-]{22}\?language=en" target="_blank"/,
  )
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
})
