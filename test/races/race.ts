import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExchangeReply } from '@tenure/contract'
import { createClient, orThrow } from '@tenure/sdk'
import { verify } from '../../packages/server/src/ledger/verify.ts'
import { withDatabase, type Lifetime } from '../../packages/server/src/db/testing.ts'
import {
  newTestController,
  readLicenseFile,
  type TestController,
} from '../../packages/server/src/exchange/testing/controller.ts'
import { initKeys } from '../../packages/server/src/signing/rotate-keys.ts'
import { runTenure, startService } from '../../tools/run/start-service.ts'

export type RaceReport = {
  /** Licenses that exactly one license file states. */
  readonly granted: number
  /** Licenses that two or more license files state, or the ledger says were activated more than once. */
  readonly doubled: number
  /** Licenses that no license file states though all were wanted. */
  readonly lost: number
  /** Answers other than 200, and what the ledger's replay found. */
  readonly failed: readonly string[]
}

export type Race = { readonly run: (options: { licenses: number; trials: number }) => Promise<RaceReport> }

/** Two service processes on one database, and controllers of one account that ask both of them at once. */
export const openRace = async (
  lifetime: Lifetime,
  options: { readonly controllers: number; readonly preload?: readonly string[] },
): Promise<Race> => {
  const keysDir = await mkdtemp(join(tmpdir(), 'tenure-race-'))
  lifetime.after(() => rm(keysDir, { recursive: true, force: true }))
  await initKeys(keysDir, Date.now())
  const { db, url } = await withDatabase(lifetime)
  const env = {
    TENURE_DATABASE_URL: url,
    TENURE_KEYS_DIR: keysDir,
    TENURE_EXCHANGE_REQUESTS_PER_MINUTE: '1000000',
  }
  const start = async () => {
    const service = await startService({ env, preload: options.preload ?? [] })
    lifetime.after(async () => {
      await service.stop()
    })
    return service.url
  }
  const urls = [await start(), await start()]
  const { secret } = JSON.parse(
    (await runTenure(['token', 'create', '--name', 'race', '--json'], env)).stdout,
  ) as {
    secret: string
  }
  const vendor = createClient({ baseUrl: urls[0]!, token: secret })
  const partner = orThrow(await vendor.createPartner({ body: { name: 'Race' } }))
  const account = orThrow(await vendor.createAccount({ body: { partnerId: partner.id, name: 'Track' } }))
  const controllers = Array.from({ length: options.controllers }, () =>
    newTestController({ customerId: account.customerId }),
  )

  const handOn = async (count: number): Promise<string[]> => {
    const body = `partner,sku,count\n${partner.id},CAP-10,${count}`
    const { licenseIds } = orThrow(await vendor.issueOrder({ body, idempotencyKey: randomUUID() }))
    orThrow(await vendor.transferLicenses({ body: { licenseIds, accountId: account.id } }))
    return licenseIds
  }

  return {
    run: async ({ licenses, trials }) => {
      const failed: string[] = []
      const counts = { granted: 0, doubled: 0, lost: 0 }
      for (let trial = 0; trial < trials; trial++) {
        const wanted = await handOn(licenses)
        // Another one begins each time, so that no controller's license file fills up.
        const first = (trial * 7) % controllers.length
        const inTurn = [...controllers.slice(first), ...controllers.slice(0, first)]
        const stated = (await askAll(inTurn, urls, wanted, failed)).filter((id) => wanted.includes(id))
        for (const id of wanted) {
          const times = stated.filter((each) => each === id).length
          counts[times === 1 ? 'granted' : times === 0 ? 'lost' : 'doubled'] += 1
        }
      }
      const ledger = await verify(db, { of: 'vendor' })
      return { ...counts, failed: [...failed, ...ledger.faults.map(({ sentence }) => sentence)] }
    },
  }
}

/** Every controller asks at once, every other one the other process; what their license files state is returned. */
const askAll = async (
  controllers: readonly TestController[],
  urls: readonly string[],
  want: readonly string[],
  failed: string[],
): Promise<string[]> => {
  const stated = await Promise.all(
    controllers.map(async (controller, index) => {
      const response = await fetch(`${urls[index % urls.length]}/v1/exchange`, {
        method: 'POST',
        headers: { 'content-type': 'application/jose' },
        body: controller.request({ want }),
      })
      const text = await response.text()
      if (response.status !== 200) {
        failed.push(`${response.status} ${text}`)
        return []
      }
      const { licenseFile } = JSON.parse(text) as ExchangeReply
      await controller.apply(licenseFile)
      return readLicenseFile(licenseFile).licenses.map(({ id }) => id)
    }),
  )
  return stated.flat()
}
