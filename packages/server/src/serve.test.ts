import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { catalog, MS_PER_DAY } from '@tenure/core'
import { sql } from 'kysely'
import { runCommand } from './cli/program.ts'
import { transaction } from './db/database.ts'
import { withDatabase } from './db/testing.ts'
import { newTestController } from './exchange/testing/controller.ts'
import { claimKey } from './idempotency/store.ts'
import { openLog } from './log.ts'
import { Misconfigured } from './misconfigured.ts'
import { startService } from './serve.ts'
import { readSettings } from './settings.ts'
import { initKeys, rotateKeys } from './signing/rotate-keys.ts'

const { db, url: databaseUrl } = await withDatabase({ after })
const dataDir = await mkdtemp(join(tmpdir(), 'tenure-serve-'))
after(() => rm(dataDir, { recursive: true, force: true }))

const environment = {
  TENURE_DATABASE_URL: databaseUrl,
  TENURE_DATA_DIR: dataDir,
  TENURE_PORT: '0',
  TENURE_LOG_LEVEL: 'info',
}
const start = (change: Record<string, string> = {}) => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => void lines.push(line) })
  return startService(readSettings({ ...environment, ...change }), log, Date.now)
}
const runJson = async (words: readonly string[]): Promise<{ secret: string }> => {
  let printed = ''
  const print = (text: string) => void (printed += text)
  await runCommand([...words, '--json'], { environment, now: Date.now, print, printError: print })
  return JSON.parse(printed) as { secret: string }
}
const isMisconfigured = (about: RegExp) => (error: unknown) =>
  error instanceof Misconfigured && about.test(error.message)

test('with a database of its own a service without keys does not start, and leaves nothing open', async () => {
  await assert.rejects(start(), isMisconfigured(/no signing keys/))
})

before(async () => {
  await initKeys(join(dataDir, 'keys-made'), Date.now())
})
const withKeys = { TENURE_KEYS_DIR: join(dataDir, 'keys-made') }

test('the link of the first start makes the first administrator, who signs in; the next start prints none', async (t) => {
  const service = await start(withKeys)
  t.after(service.stop)
  const link = new URL(service.firstAdministratorLink ?? '')
  assert.equal(link.port, new URL(service.url).port)
  const post = (path: string, body: object) =>
    fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: service.url },
      body: JSON.stringify(body),
    })
  const who = { email: 'first@vendor.example', password: 'correct horse battery staple' }
  const accepted = await post('/v1/invitations/accept', { ...who, name: 'First', secret: link.hash.slice(1) })
  assert.equal(accepted.status, 200, await accepted.text())
  const signedIn = await post('/auth/sign-in/email', who)
  assert.equal(signedIn.status, 200, await signedIn.text())
  assert.equal((await post('/auth/sign-in/email', { ...who, password: 'x'.repeat(200_000) })).status, 413)
  await service.stop()
  const again = await start(withKeys)
  t.after(again.stop)
  assert.equal(again.firstAdministratorLink, null)
})

test('a service that runs is ready, gives its key list, and answers a controller', async () => {
  const service = await start(withKeys)
  assert.equal((await fetch(`${service.url}/readyz`)).status, 200)
  const keys = await (await fetch(`${service.url}/.well-known/tenure/keys`)).text()
  assert.match(keys, /^[\w-]+\.[\w-]+\.[\w-]+$/)
  const problems = await (await fetch(`${service.url}/docs/problems`)).text()
  assert.match(problems, /id="customer-id-unknown"/)

  const customerId = '7f3c1a52-0000-4000-8000-000000000000'
  const asked = await fetch(`${service.url}/v1/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: newTestController({ customerId }).request(),
  })
  assert.equal(asked.status, 404)
  assert.equal(((await asked.json()) as { code: string }).code, 'customer-id-unknown')
  const metrics = await (await fetch(`${service.url}/metrics`)).text()
  assert.match(metrics, /tenure_pool_connections\{state="idle"\} [1-9]/)
  await service.stop()
  await assert.rejects(fetch(`${service.url}/healthz`))
})

test('a new database has the shipped catalog from the first start on, and the requests have their limits', async () => {
  const service = await start({
    ...withKeys,
    TENURE_TOKEN_REQUESTS_PER_MINUTE: '31',
    TENURE_ADDRESS_REQUESTS_PER_MINUTE: '32',
    TENURE_EXCHANGE_REQUESTS_PER_MINUTE: '33',
  })
  const { secret } = await runJson(['token', 'create', '--name', 'first'])
  const products = await fetch(`${service.url}/v1/products?limit=200`, {
    headers: { authorization: `Bearer ${secret}` },
  })
  const { items } = (await products.json()) as { items: { sku: string }[] }
  assert.deepEqual(items.map(({ sku }) => sku).toSorted(), catalog.map(({ sku }) => sku).toSorted())

  const stranger = await fetch(`${service.url}/v1/me`)
  const asked = await fetch(`${service.url}/v1/exchange`, { method: 'POST', body: 'x' })
  assert.deepEqual(
    [products, stranger, asked].map(({ headers }) => headers.get('ratelimit-policy')),
    ['"token";q=31;w=60', '"address";q=32;w=60', '"exchange";q=33;w=60'],
  )
  await service.stop()
})

test('every hour replies older than 7 days are forgotten', async () => {
  const service = await start(withKeys)
  const callerId = randomUUID()
  const standing = { sight: 'all', callerId } as const
  const claim = { callerId, key: 'long-ago', requestHash: 'hash' }
  await transaction(db, standing, (tx) => claimKey(tx, claim, Date.now() - 8 * MS_PER_DAY))
  const { rows } = await sql`
    select from graphile_worker._private_known_crontabs where identifier = 'forget-replies'`.execute(db)
  assert.equal(rows.length, 1)
  // What the hour does, at once.
  await sql`select graphile_worker.add_job('forget-replies')`.execute(db)
  const kept = () => transaction(db, standing, (tx) => tx.selectFrom('idempotency').select('key').execute())
  while ((await kept()).length > 0) await delay(20)
  await service.stop()
})

test('a port that is taken is named with its remedy', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const taken = new RegExp(`127\\.0\\.0\\.1:${port} already`)
  await assert.rejects(start({ ...withKeys, TENURE_PORT: String(port) }), isMisconfigured(taken))
  other.close()
})

const bin = fileURLToPath(new URL('../bin/tenure.mjs', import.meta.url))
const spawnService = () =>
  spawn(process.execPath, [bin, 'serve'], {
    env: { PATH: process.env['PATH'], ...environment, ...withKeys },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

test('O7: after a rotation SIGHUP makes the running process sign with the new key', async () => {
  const child = spawnService()
  const keysOf = async (url: string) => (await fetch(`${url}/.well-known/tenure/keys`)).text()
  let [address, before, after] = ['', '', '']
  for await (const line of createInterface({ input: child.stdout })) {
    const { message, url } = JSON.parse(line) as { message: string; url?: string }
    if (message === 'listening') {
      address = url ?? ''
      before = await keysOf(address)
      await rotateKeys(withKeys.TENURE_KEYS_DIR, Date.now())
      child.kill('SIGHUP')
    }
    if (message !== 'the keys were read again') continue
    after = await keysOf(address)
    child.kill('SIGTERM')
  }
  assert.match(after, /^[\w-]+\.[\w-]+\.[\w-]+$/)
  assert.notEqual(after, before)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  test(`${signal} stops the process in good order: exit code 0, last line "stopped"`, async () => {
    const child = spawnService()
    const messages: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      const { message, url } = JSON.parse(line) as { message: string; url?: string }
      messages.push(message)
      if (message !== 'listening') continue
      assert.equal((await fetch(`${url}/healthz`)).status, 200)
      child.kill(signal)
    }
    if (child.exitCode === null) await once(child, 'exit')
    assert.deepEqual([child.exitCode, messages.at(-1)], [0, 'stopped'])
  })
