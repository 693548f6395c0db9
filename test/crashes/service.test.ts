import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { ExchangeReply } from '@tenure/contract'
import { createClient, orThrow } from '@tenure/sdk'
import { withDatabase } from '../../packages/server/src/db/testing.ts'
import { newTestController, readLicenseFile } from '../../packages/server/src/exchange/testing/controller.ts'
import { verify } from '../../packages/server/src/ledger/verify.ts'
import { initKeys } from '../../packages/server/src/signing/rotate-keys.ts'
import { runTenure, startService } from '../../tools/run/start-service.ts'
import { crashPoints, type CrashPointName } from './crash-points.ts'

const keysDir = await mkdtemp(join(tmpdir(), 'tenure-crash-'))
after(() => rm(keysDir, { recursive: true, force: true }))
await initKeys(keysDir, Date.now())
const { db, url } = await withDatabase({ after })
const env = { TENURE_DATABASE_URL: url, TENURE_KEYS_DIR: keysDir }

/** The service that lives: what the one that is killed leaves behind is asked for here. */
const survivor = await startService({ env })
after(() => survivor.stop().then(() => {}))
const made = await runTenure(['token', 'create', '--name', 'crash', '--json'], env)
const { secret } = JSON.parse(made.stdout) as { secret: string }
const vendor = createClient({ baseUrl: survivor.url, token: secret })
const partner = orThrow(await vendor.createPartner({ body: { name: 'Crash' } }))
const account = orThrow(await vendor.createAccount({ body: { partnerId: partner.id, name: 'Site' } }))

const newLicense = async () => {
  const { id } = orThrow(await vendor.issueLicense({ body: { partnerId: partner.id, sku: 'CAP-10' } }))
  orThrow(await vendor.transferLicense({ params: { id }, body: { accountId: account.id } }))
  return id
}

const ask = async (serviceUrl: string, request: string) => {
  const response = await fetch(`${serviceUrl}/v1/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: request,
  })
  return { status: response.status, text: await response.text() }
}

/** Asks a service that is killed at the point; nobody gets an answer from it. */
const askTheDoomed = async (point: CrashPointName, request: string) => {
  const preload = [fileURLToPath(new URL('crash-at.ts', import.meta.url))]
  const doomed = await startService({ env: { ...env, CRASH_AT: point }, preload })
  try {
    await assert.rejects(ask(doomed.url, request), `nothing was killed at: ${point}`)
    assert.equal(await doomed.exited, null, `it ended otherwise than by SIGKILL at: ${point}`)
  } finally {
    await doomed.kill()
  }
}

const reasonsOf = async (id: string) => {
  const { items } = orThrow(await vendor.listMovements({ params: { id } }))
  return items.map(({ reason }) => reason).toSorted()
}

for (const point of Object.keys(crashPoints) as CrashPointName[]) {
  test(`killed ${point}: an activation asked for again happens once`, async () => {
    const license = await newLicense()
    const controller = newTestController({ customerId: account.customerId })
    const request = controller.request({ want: [license] })
    await askTheDoomed(point, request)

    const answer = await ask(survivor.url, request)
    assert.equal(answer.status, 200, answer.text)
    assert.equal((await ask(survivor.url, request)).text, answer.text)
    const { licenseFile } = JSON.parse(answer.text) as ExchangeReply
    assert.deepEqual(
      readLicenseFile(licenseFile).licenses.map(({ id }) => id),
      [license],
    )
    assert.deepEqual(await reasonsOf(license), ['activate', 'issue', 'transfer'])
  })

  test(`killed ${point}: a return asked for again happens once`, async () => {
    const license = await newLicense()
    const controller = newTestController({ customerId: account.customerId })
    const activated = JSON.parse(
      (await ask(survivor.url, controller.request({ want: [license] }))).text,
    ) as ExchangeReply
    await controller.apply(activated.licenseFile)
    const request = controller.request({ give: [license] })
    await askTheDoomed(point, request)

    const answer = await ask(survivor.url, request)
    assert.equal(answer.status, 200, answer.text)
    assert.equal((await ask(survivor.url, request)).text, answer.text)
    const { licenseFile } = JSON.parse(answer.text) as ExchangeReply
    assert.deepEqual(readLicenseFile(licenseFile).licenses, [])
    assert.deepEqual(await reasonsOf(license), ['activate', 'issue', 'return', 'transfer'])
  })
}

test('after all of that the ledger replays to where every license is', async () => {
  const report = await verify(db, { of: 'vendor' })
  assert.deepEqual(report.faults, [])
})
