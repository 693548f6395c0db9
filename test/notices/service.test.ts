import assert from 'node:assert/strict'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { addDays, type Instant } from '@tenure/core'
import { createClient, orThrow, type Client } from '@tenure/sdk'
import { sql } from 'kysely'
import { transaction } from '../../packages/server/src/db/database.ts'
import { withDatabase } from '../../packages/server/src/db/testing.ts'
import { newTestController } from '../../packages/server/src/exchange/testing/controller.ts'
import { initKeys } from '../../packages/server/src/signing/rotate-keys.ts'
import type { ListeningProcess } from '../../tools/run/start-listening.ts'
import { runTenure, startService } from '../../tools/run/start-service.ts'
import { waitUntil } from '../../tools/run/wait-until.ts'
import { startMailCatcher } from '../../tools/start/mail-catcher.ts'

// Real processes that share one database, one shifted clock and one mail server. The clock moves while none runs: the
// schedule of a process whose clock jumps by months makes up for every minute of them.

const START = Date.UTC(2027, 2, 1, 9)
const END = Date.UTC(2028, 2, 1)
const folder = await mkdtemp(join(tmpdir(), 'tenure-notices-'))
// What was started last ends first: the services, the mail server, their database, the folder.
const endings: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
after(async () => {
  for (const end of endings) await end()
})
const { db, url: databaseUrl } = await withDatabase({ after: (work) => void endings.unshift(work) })
const catcher = await startMailCatcher({ smtp: 0, page: 0, file: null })
const clockFile = join(folder, 'clock')
const clockPreload = fileURLToPath(new URL('../acceptance/shifted-clock.ts', import.meta.url))
const env = {
  TENURE_TEST_CLOCK: clockFile,
  NODE_OPTIONS: `--import ${clockPreload}`,
  TENURE_DATABASE_URL: databaseUrl,
  TENURE_DATA_DIR: join(folder, 'service'),
  TENURE_KEYS_DIR: join(folder, 'keys'),
  TENURE_SMTP_URL: `smtp://127.0.0.1:${catcher.smtpPort}`,
  TENURE_PUBLIC_URL: 'https://tenure.example.com/',
}
const running: ListeningProcess[] = []
const start = async (): Promise<ListeningProcess> => {
  const service = await startService({ env })
  running.push(service)
  return service
}
const stopAll = () => Promise.all(running.splice(0).map((service) => service.stop()))
endings.unshift(stopAll, catcher.close)

const setClock = async (at: Instant): Promise<void> => {
  // Replaced as a whole, because the processes may read it at any moment.
  await writeFile(`${clockFile}.new`, String(at - Date.now()))
  await rename(`${clockFile}.new`, clockFile)
}
/** What each service does by itself every hour, at once. */
const letAnHourPass = (times = 1) =>
  transaction(db, { sight: 'all' }, (tx) =>
    sql`select graphile_worker.add_job('run-notices') from generate_series(1, ${times})`.execute(tx),
  )
const allJobsDone = () =>
  waitUntil('all jobs to be done', async () => {
    const { rows } = await transaction(db, { sight: 'all' }, (tx) =>
      sql<{ left: string }>`select count(*) as left from graphile_worker._private_jobs`.execute(tx),
    )
    return Number(rows[0]?.left) === 0 ? true : null
  })
/** The subjects that came since this was asked before, each with whom it went to. */
let seen = 0
const newMails = (): string[] => {
  const mails = catcher.mails()
  const fresh = mails.slice(0, mails.length - seen)
  seen = mails.length
  return fresh.map(({ to, subject }) => `${to}: ${subject}`).toSorted()
}

let token = ''
/** Of the process that was started first: each has a port of its own. */
const vendor = (): Client => createClient({ baseUrl: running[0]?.url ?? '', token })
let unit: ReturnType<typeof newTestController>
const account = { id: '', partnerId: '', customerId: '' }

before(async () => {
  await setClock(START)
  await initKeys(join(folder, 'keys'), START)
  const service = await start()
  const made = await runTenure(['token', 'create', '--name', 'test', '--json'], env)
  token = (JSON.parse(made.stdout) as { secret: string }).secret
  const partner = orThrow(await vendor().createPartner({ body: { name: 'Northwind' } }))
  const body = { partnerId: partner.id, name: 'P-Building 1' }
  Object.assign(account, orThrow(await vendor().createAccount({ body })))
  for (const [email, language] of [
    ['site@example.com', 'en'],
    ['haus@example.com', 'de'],
  ] as const)
    orThrow(await vendor().addContact({ params: { id: account.id }, body: { email, language } }))
  unit = newTestController({ customerId: account.customerId, at: () => START })
  await activate(service.url, 'MNT-10-12')
  await allJobsDone()
  assert.equal(newMails().length, 2, 'A1: both contacts hear of the controller')
})

/** A license is sold, and activated on the controller by a signed exchange. */
const activate = async (serviceUrl: string, sku: string): Promise<void> => {
  const license = orThrow(await vendor().issueLicense({ body: { partnerId: account.partnerId, sku } }))
  const body = { licenseIds: [license.id], accountId: account.id }
  orThrow(await vendor().transferLicenses({ body }))
  const answered = await fetch(`${serviceUrl}/v1/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: unit.request({ want: [license.id] }),
  })
  const reply = (await answered.json()) as { licenseFile: string }
  await unit.apply(reply.licenseFile)
}

const expected = (day: string, tag: string) => [
  `haus@example.com: Wartung in P-Building 1 endet am ${tag}`,
  `site@example.com: Maintenance in P-Building 1 ends on ${day}`,
]

test('every service has the hourly run in its schedule', async () => {
  const { rows } = await transaction(db, { sight: 'all' }, (tx) =>
    sql`select from graphile_worker._private_known_crontabs where identifier = 'run-notices'`.execute(tx),
  )
  assert.equal(rows.length, 1)
})

test('two services and two command lines at once: each contact is told once', async () => {
  await stopAll()
  await setClock(addDays(END, -90) + 3_600_000)
  await Promise.all([start(), start()])
  const commands = [1, 2].map(() => runTenure(['notices', 'run', '--json'], env))
  await letAnHourPass(4)
  for (const { code, stderr } of await Promise.all(commands)) assert.equal(code, 0, stderr)
  await waitUntil('both mails', () => (catcher.mails().length >= seen + 2 ? true : null))
  await allJobsDone()
  assert.deepEqual(newMails(), expected('1 March 2028', '1. März 2028'))
})

test('what was recorded while no service ran is sent when one starts, and once, though it is killed and started again', async () => {
  await stopAll()
  await setClock(addDays(END, -60))
  const ran = await runTenure(['notices', 'run'], env)
  assert.match(ran.stdout, /^2 mail\(s\) recorded, about 2 license\(s\) of 1 partner\(s\)\.\n$/)
  assert.deepEqual(newMails(), [])
  const first = await start()
  await waitUntil('both mails', () => (catcher.mails().length >= seen + 2 ? true : null))
  await allJobsDone()
  await first.kill()
  running.splice(0)
  await start()
  await letAnHourPass(2)
  await allJobsDone()
  assert.deepEqual(newMails(), expected('1 March 2028', '1. März 2028'))
})

test('after the service was down on the days of 30 and 7, the newer is told and the older is not', async () => {
  await stopAll()
  await setClock(addDays(END, -5))
  await start()
  await letAnHourPass(2)
  await waitUntil('both mails', () => (catcher.mails().length >= seen + 2 ? true : null))
  await allJobsDone()
  assert.deepEqual(newMails(), expected('1 March 2028', '1. März 2028'))
  assert.match(catcher.mails()[0]?.text ?? '', /in 5 (days|Tagen)/)
  const listed = orThrow(await vendor().listNotices({ query: {} }))
  const steps = listed.items.map(({ daysBefore }) => daysBefore)
  assert.deepEqual(steps, [7, 7, 60, 60, 90, 90, null, null])
})

test('the link of a mail stops it, at the service’s own address', async () => {
  const mail = catcher.mails().find(({ to }) => to === 'site@example.com')
  const link = /https:\/\/tenure\.example\.com(\/unsubscribe\/\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  const posted = await fetch(`${running[0]?.url}${link}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  assert.equal(posted.status, 200)
  await stopAll()
  await setClock(END)
  await start()
  await letAnHourPass()
  await waitUntil('the mail', () => (catcher.mails().length > seen ? true : null))
  await allJobsDone()
  assert.deepEqual(newMails(), ['haus@example.com: Wartung in P-Building 1 endete am 1. März 2028'])
})
