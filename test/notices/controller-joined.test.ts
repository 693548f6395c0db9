import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { pino } from 'pino'
import { withExchange } from '../../packages/server/src/exchange/testing/with-exchange.ts'
import { runJobs } from '../../packages/server/src/jobs/run-jobs.ts'
import { noticeControllerJoined } from '../../packages/server/src/notices/controller-joined.ts'
import { smtpMailer } from '../../packages/server/src/notices/mailer.ts'
import { waitUntil } from '../../tools/run/wait-until.ts'
import { startMailCatcher } from '../../tools/start/mail-catcher.ts'

const service = await withExchange({ after })
const catcher = await startMailCatcher({ smtp: 0, page: 0, file: null })
const mailer = smtpMailer(`smtp://127.0.0.1:${catcher.smtpPort}`, 'Tenure <tenure@localhost>')
const jobs = await runJobs(
  service.databaseUrl,
  { 'controller-joined': noticeControllerJoined(service.db, mailer) },
  pino({ level: 'silent' }),
)
after(async () => {
  await jobs.stop()
  await catcher.close()
})

const [partner] = service.partners
const [building, otherBuilding] = partner.accounts

const addContact = async (accountId: string, email: string) => {
  const added = await service.call('addContact', {
    token: partner.tokens.operator,
    params: { id: accountId },
    body: { email },
  })
  assert.equal(added.status, 201, added.text)
}

const mailsAbout = (installCode: string) =>
  catcher.mails().filter(({ subject }) => subject.includes(installCode))

test('every contact of the account hears once of a new controller, and nobody else does (A1)', async () => {
  await addContact(building.id, 'site@example.com')
  await addContact(building.id, 'owner@example.com')
  await addContact(otherBuilding.id, 'neighbour@example.com')
  const unit = service.controller(building.customerId)
  const request = unit.request()
  await service.exchange(request)
  await service.exchange(request)
  const later = service.controller(building.customerId)
  await service.settle(later)

  const arrived = (installCode: string) => mailsAbout(installCode).length >= 2
  await waitUntil('the mails', () => (arrived(unit.installCode) && arrived(later.installCode) ? true : null))
  const mails = mailsAbout(unit.installCode)
  assert.deepEqual(mails.map(({ to }) => to).sort(), ['owner@example.com', 'site@example.com'])
  assert.match(mails[0]!.text, /It can see and activate the licenses of this account/)
})

test('the contacts of each account hear of it, also where the controller has moved on before the mail (A1)', async () => {
  const unit = service.controller(building.customerId)
  const [joined, moved] = [unit.request(), unit.request({ customerId: otherBuilding.customerId })]
  await service.exchange(joined)
  await service.exchange(moved)
  const heard = () => new Set(mailsAbout(unit.installCode).map(({ to }) => to))
  await waitUntil('the mails', () => (heard().size >= 3 ? true : null))
  assert.deepEqual([...heard()].sort(), ['neighbour@example.com', 'owner@example.com', 'site@example.com'])
})

test('a controller that is refused is no news', async () => {
  const stranger = service.controller('4a4a4a4a-0000-4000-8000-000000000000')
  assert.equal((await service.exchange(stranger.request())).status, 404)
  const jobsLeft = await service.db
    .selectFrom('controller')
    .select('id')
    .where('install_code', '=', stranger.installCode)
    .execute()
  assert.deepEqual(jobsLeft, [])
  assert.deepEqual(mailsAbout(stranger.installCode), [])
})

test('the mail catcher shows what it caught, escaped', async () => {
  const page = await fetch(`http://127.0.0.1:${catcher.pagePort}/`)
  const text = await page.text()
  assert.match(text, /New controller in Partner One Building 1/)
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
})
