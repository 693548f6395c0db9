import assert from 'node:assert/strict'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { LicenseRow, Status } from '@tenure/agent'
import type { NodeProcessOptions } from '../../tools/run/node-process.ts'
import { startAgent } from '../../tools/run/start-agent.ts'

/** A refusal as the local API tells it (RFC 9457). */
export type Told = { readonly code: string; readonly remedy: string }

/** A real `tenure-agent run`, called as drivers and the Owner call it: over its local API. */
export type Controller = {
  readonly installCode: string
  /** With these its commands reach it. */
  readonly env: Readonly<Record<string, string>>
  /** Where it speaks HTTPS, if it was set to (TENURE_AGENT_HTTPS_PORT). */
  readonly httpsUrl: () => string
  readonly setAccount: (customerId: string) => Promise<void>
  readonly status: () => Promise<Status>
  readonly licenses: () => Promise<readonly LicenseRow[]>
  /** What was refused, license by license. */
  readonly activate: (...licenseIds: string[]) => Promise<readonly Told[]>
  readonly returnLicenses: (...licenseIds: string[]) => Promise<void>
  readonly returnAll: () => Promise<void>
  readonly refresh: () => Promise<void>
  readonly addDevices: (...ids: string[]) => Promise<void>
  /** Which devices have a seat. */
  readonly licensed: () => Promise<readonly string[]>
  /** Asks to do something with a device, as a driver does; null where it may. */
  readonly refusalOf: (id: string, action: Action) => Promise<Told | null>
  /** Why the version may be installed, or the refusal's code. */
  readonly canUpgrade: (version: string) => Promise<string>
  /** Calls with a token of choice; gives the problem, or null where it was done. */
  readonly callAs: (
    who: 'owner' | 'driver',
    method: string,
    path: string,
    body?: object,
  ) => Promise<Told | null>
  readonly switchOff: () => Promise<void>
  /** The process is gone for good, without a word. */
  readonly die: () => Promise<void>
  /** Stops, loses the named files of its state (everything, where none is named), and starts again. */
  readonly lose: (...files: string[]) => Promise<void>
}

type Action = 'provision' | 'read' | 'write' | 'configure' | 'schedule'
type Env = Readonly<Record<'TENURE_AGENT_DIR' | 'TENURE_AGENT_INSTALL_CODE', string>> &
  Readonly<Record<string, string>>

export const openController = async (
  { env: time, ...options }: NodeProcessOptions,
  env: Env,
): Promise<Controller> => {
  const folder = env.TENURE_AGENT_DIR
  const start = () => startAgent({ ...options, env: { ...time, ...env } })
  let daemon = await start()

  const send = async (who: 'owner' | 'driver', method: string, path: string, body?: object) => {
    const token = (await readFile(join(folder, `${who}-token`), 'utf8')).trim()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) }
    const response = await fetch(`${daemon.url}${path}`, init)
    const answer: unknown = await response.json()
    return { done: response.ok, body: answer }
  }
  const call = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await send('owner', method, path, body)
    assert.ok(answer.done, JSON.stringify(answer.body))
    return answer.body as Answer
  }
  const told = ({ done, body }: Awaited<ReturnType<typeof send>>): Told | null =>
    done ? null : (body as Told)

  return {
    installCode: env.TENURE_AGENT_INSTALL_CODE,
    env: { ...time, ...env },
    httpsUrl: () => {
      const [, url] = /"https":"([^"]+)"/.exec(daemon.output()) ?? []
      assert.ok(url, 'it does not speak HTTPS')
      return url
    },
    setAccount: (customerId) => call('PUT', '/v1/account', { customerId }),
    status: () => call('GET', '/v1/status'),
    licenses: async () => (await call<{ items: LicenseRow[] }>('GET', '/v1/licenses')).items,
    activate: async (...licenseIds) =>
      (await call<{ refusals: Told[] }>('POST', '/v1/activate', { licenseIds })).refusals,
    returnLicenses: (...licenseIds) => call('POST', '/v1/return', { licenseIds }),
    returnAll: () => call('POST', '/v1/return', { all: true }),
    refresh: () => call('POST', '/v1/refresh'),
    addDevices: async (...ids) => {
      for (const id of ids) await call('POST', '/v1/devices', { id, protocol: 'Modbus' })
    },
    licensed: async () => {
      const { items } = await call<{ items: { id: string; licensed: boolean }[] }>('GET', '/v1/devices')
      return items.filter(({ licensed }) => licensed).map(({ id }) => id)
    },
    refusalOf: async (id, action) => told(await send('driver', 'POST', `/v1/devices/${id}/${action}`)),
    canUpgrade: async (version) => {
      const path = `/v1/can-upgrade?version=${encodeURIComponent(version)}`
      const { done, body } = await send('driver', 'GET', path)
      return done ? (body as { reason: string }).reason : (body as Told).code
    },
    callAs: async (who, method, path, body) => told(await send(who, method, path, body)),
    switchOff: async () => void (await daemon.stop()),
    die: () => daemon.kill(),
    lose: async (...files) => {
      await daemon.stop()
      const lost = files.length === 0 ? [folder] : files.map((file) => join(folder, file))
      for (const path of lost) await rm(path, { recursive: true, force: true })
      daemon = await start()
    },
  }
}
