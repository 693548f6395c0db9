import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Account } from '@tenure/contract'
import type { Instant } from '@tenure/core'
import { createClient, orThrow, type Client } from '@tenure/sdk'
import { withDatabase, type Lifetime } from '../../packages/server/src/db/testing.ts'
import { initKeys } from '../../packages/server/src/signing/rotate-keys.ts'
import { runTenure, startService } from '../../tools/run/start-service.ts'
import { openController, type Controller } from './controller.ts'

/**
 * One vendor with its real service, one partner, the account P-Building 1, and as many real controllers as a case
 * needs, each a process; all of them live in one time, which only goes on when it is told to.
 */
export type Site = {
  readonly serviceUrl: string
  /** The vendor's Customer Success, who may do everything. */
  readonly vendor: Client
  readonly partnerId: string
  readonly account: Account
  readonly now: () => Instant
  /** All clocks jump to `at`. */
  readonly waitUntil: (at: Instant) => Promise<void>
  /** As `waitUntil`, for a long time: the service is down meanwhile, because its jobs make up for each minute of a jump. */
  readonly sleepUntil: (at: Instant) => Promise<void>
  /** One command of `tenure`, in this time. Throws where it does not end with 0. */
  readonly tenure: (...words: string[]) => Promise<void>
  /** A license of each SKU is sold, and transferred to the account. Their License IDs. */
  readonly buy: (...skus: string[]) => Promise<string[]>
  /** A new controller that knows the account's Customer ID; `settings` are TENURE_AGENT_… variables. */
  readonly addController: (settings?: Readonly<Record<string, string>>) => Promise<Controller>
  /** Ends the processes of all controllers. */
  readonly switchOff: () => Promise<void>
}

const clockPreload = fileURLToPath(new URL('shifted-clock.ts', import.meta.url))

/** `settings` are the TENURE_… variables of the service. */
export const openSite = async (
  startAt: Instant,
  { after }: Lifetime,
  settings: Readonly<Record<string, string>> = {},
): Promise<Site> => {
  // What was started last ends first: the service, its database, the folder.
  const endings: (() => Promise<void>)[] = []
  const lifetime: Lifetime = { after: (work) => void endings.unshift(work) }
  after(async () => {
    for (const end of endings) await end()
  })

  const folder = await mkdtemp(join(tmpdir(), 'tenure-site-'))
  lifetime.after(() => rm(folder, { recursive: true, force: true }))
  const clockFile = join(folder, 'clock')
  let aheadMs = 0
  const waitUntil = async (at: Instant): Promise<void> => {
    aheadMs = at - Date.now()
    // Replaced as a whole, because the processes may read it at any moment.
    await writeFile(`${clockFile}.new`, String(aheadMs))
    await rename(`${clockFile}.new`, clockFile)
  }
  await waitUntil(startAt)
  await initKeys(join(folder, 'keys'), startAt)

  const inTime = { env: { TENURE_TEST_CLOCK: clockFile }, preload: [clockPreload] }
  const { url: databaseUrl } = await withDatabase(lifetime)
  const serviceEnv = {
    ...inTime.env,
    TENURE_DATABASE_URL: databaseUrl,
    TENURE_DATA_DIR: join(folder, 'service'),
    TENURE_KEYS_DIR: join(folder, 'keys'),
    ...settings,
  }
  let service = await startService({ ...inTime, env: serviceEnv })
  lifetime.after(async () => void (await service.stop()))

  const words = ['token', 'create', '--name', 'Customer Success', '--scope', 'vendor']
  const made = await runTenure([...words, '--role', 'administrator', '--json'], serviceEnv)
  const { secret: token } = JSON.parse(made.stdout) as { secret: string }
  const vendor = createClient({ baseUrl: service.url, token })
  const partner = orThrow(await vendor.createPartner({ body: { name: 'Northwind Controls' } }))
  const account = orThrow(
    await vendor.createAccount({ body: { partnerId: partner.id, name: 'P-Building 1' } }),
  )

  const controllers: Controller[] = []
  return {
    serviceUrl: service.url,
    vendor,
    partnerId: partner.id,
    account,
    now: () => Date.now() + aheadMs,
    waitUntil,
    sleepUntil: async (at) => {
      const { port } = new URL(service.url)
      await service.stop()
      await waitUntil(at)
      // Where everybody knows it to be.
      service = await startService({ ...inTime, env: { ...serviceEnv, TENURE_PORT: port } })
    },
    tenure: async (...command) => {
      const preload = `--import ${clockPreload}`
      const ran = await runTenure(command, { ...serviceEnv, NODE_OPTIONS: preload })
      if (ran.code !== 0) throw new Error(ran.stderr)
    },
    buy: async (...skus) => {
      const sold = skus.map(async (sku) => vendor.issueLicense({ body: { partnerId: partner.id, sku } }))
      const licenseIds = (await Promise.all(sold)).map((each) => orThrow(each).id)
      orThrow(await vendor.transferLicenses({ body: { licenseIds, accountId: account.id } }))
      return licenseIds
    },
    addController: async (settings = {}) => {
      const installCode = `SC-${String(controllers.length + 1).padStart(4, '0')}`
      const controller = await openController(inTime, {
        TENURE_AGENT_DIR: join(folder, installCode, 'state'),
        TENURE_AGENT_IDENTITY_DIR: join(folder, installCode, 'identity'),
        TENURE_AGENT_INSTALL_CODE: installCode,
        TENURE_AGENT_ROOT_KEY: join(folder, 'keys', 'root.json'),
        TENURE_AGENT_SERVICE_URL: service.url,
        ...settings,
      })
      controllers.push(controller)
      await controller.setAccount(account.customerId)
      return controller
    },
    switchOff: async () => {
      await Promise.all(controllers.map((each) => each.switchOff()))
    },
  }
}
