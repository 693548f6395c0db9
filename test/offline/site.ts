import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, orThrow } from '@tenure/sdk'
import { runAgentCommand } from '../../tools/run/start-agent.ts'
import { runTenure, startService } from '../../tools/run/start-service.ts'
import { runSealed } from './air-gap.ts'

/**
 * A vendor's real service, and controllers that never meet it: what goes between them is a file that the test, who is
 * the person with the stick, copies.
 */
export type Site = {
  readonly serviceUrl: string
  /** Sells licenses of 10 devices each, and transfers them to the account. */
  readonly buy: (count: number) => Promise<readonly string[]>
  /** Where the license is, by the service's books. */
  readonly holderOf: (licenseId: string) => Promise<string>
  /** How often the service saw the controller come with an older license file than it had (O6), as its open case says. */
  readonly seenBehind: (installCode: string) => Promise<number>
  readonly controller: (installCode: string) => Controller
  /** The path of a file on the stick. */
  readonly stick: (name: string) => string
  /** Hands a request in, as curl does; the answer is on the stick. Gives its HTTP status. */
  readonly handIn: (request: string, answer: string) => Promise<number>
  /** `tenure-agent` on a laptop that reaches the service and has no state. */
  readonly laptop: (...words: string[]) => Promise<string>
  readonly close: () => Promise<void>
}

export type Controller = {
  /** Types the lines that begin with `$`, and holds what is printed against the transcript. */
  readonly follow: (transcript: string) => Promise<void>
  /** What the disk says now. */
  readonly backUp: (name: string) => void
  /** The disk of before, in this controller or, with another folder, in a clone of it. */
  readonly restore: (name: string) => void
  readonly holds: () => Promise<readonly string[]>
}

export const openSite = async (): Promise<Site> => {
  const folder = mkdtempSync(join(tmpdir(), 'tenure-offline-'))
  const env = { TENURE_DATA_DIR: join(folder, 'service') }
  const service = await startService({ env })
  const made = await runTenure(['token', 'create', '--name', 'Vendor', '--json'], env)
  const { secret } = JSON.parse(made.stdout) as { secret: string }
  const vendor = createClient({ baseUrl: service.url, token: secret })
  const { id: partnerId } = orThrow(await vendor.createPartner({ body: { name: 'Nordlicht' } }))
  const account = orThrow(await vendor.createAccount({ body: { partnerId, name: 'P-Building 1' } }))
  const stick = (name: string): string => join(folder, name)
  const names = new Map<string, string>([[account.customerId, 'CUSTOMER-ID']])

  return {
    serviceUrl: service.url,
    stick,
    buy: async (count) => {
      const ids: string[] = []
      for (let bought = 0; bought < count; bought++)
        ids.push(orThrow(await vendor.issueLicense({ body: { partnerId, sku: 'CAP-10' } })).id)
      orThrow(await vendor.transferLicenses({ body: { licenseIds: ids, accountId: account.id } }))
      // A license file lists them by their ids, and so do transcripts.
      const listed = ids.toSorted()
      for (const id of listed) names.set(id, `LICENSE-${names.size}`)
      return listed
    },
    holderOf: async (id) => orThrow(await vendor.getLicense({ params: { id } })).holder.at,
    seenBehind: async (installCode) => {
      const controllers = orThrow(await vendor.listControllers({})).items
      const controllerId = controllers.find((each) => each.installCode === installCode)?.id
      const open = orThrow(await vendor.listCases({})).items.filter(
        (each) => each.controllerId === controllerId && each.kind === 'generation-behind',
      )
      return open.reduce((sum, { evidence }) => sum + evidence.length, 0)
    },
    controller: (installCode) => openController({ folder, installCode, stick, names }),
    handIn: async (request, answer) => {
      const response = await fetch(`${service.url}/v1/exchange`, {
        method: 'POST',
        headers: { 'content-type': 'application/jose' },
        body: readFileSync(stick(request)),
      })
      writeFileSync(stick(answer), await response.text())
      return response.status
    },
    laptop: async (...words) => {
      const ran = await runAgentCommand(words, {})
      return ran.stdout + ran.stderr + (ran.code === 0 ? '' : `[exit ${ran.code}]\n`)
    },
    close: async () => {
      await service.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const openController = (place: {
  readonly folder: string
  readonly installCode: string
  readonly stick: (name: string) => string
  readonly names: ReadonlyMap<string, string>
}): Controller => {
  const { folder, installCode, stick, names } = place
  const state = join(folder, 'controllers', installCode)
  const env = {
    TENURE_AGENT_DIR: state,
    TENURE_AGENT_INSTALL_CODE: installCode,
    TENURE_AGENT_ROOT_KEY: join(folder, 'service', 'keys', 'root.json'),
    TENURE_AGENT_SERVICE_URL: 'http://127.0.0.1:9',
  }
  const named = (text: string): string =>
    text
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => names.get(id) ?? 'SOME-ID')
      .replace(/\d{4}-\d\d-\d\d/g, 'TODAY')
      .replaceAll(`${folder}/`, '')
      .replace(/ +/g, ' ')

  return {
    follow: async (transcript) => {
      const lines = transcript
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
      const ids = new Map([...names].map(([id, name]) => [name, id]))
      const seen: string[] = []
      for (const line of lines.filter((each) => each.startsWith('$ '))) {
        const words = line.replace('$ tenure-agent ', '').split(' ')
        const typed = words.map(
          (word) => ids.get(word) ?? (/\.(jws|json|png)$/.test(word) ? stick(word) : word),
        )
        const ran = await runSealed(typed, env)
        seen.push(
          line,
          ...named(ran.stdout + ran.stderr)
            .split('\n')
            .map((each) => each.trim()),
        )
        if (ran.code !== 0) seen.push(`[exit ${ran.code}]`)
      }
      assert.deepEqual(seen.filter(Boolean), lines)
    },
    backUp: (name) => cpSync(state, stick(name), { recursive: true, filter: isKept }),
    restore: (name) => {
      rmSync(state, { recursive: true, force: true })
      cpSync(stick(name), state, { recursive: true })
    },
    holds: async () => {
      const ran = await runSealed(['licenses', '--json'], env)
      assert.equal(ran.code, 0, ran.stderr)
      const { items } = JSON.parse(ran.stdout) as { items: { licenseId: string }[] }
      return items.map(({ licenseId }) => licenseId)
    },
  }
}

/** A socket is no file that a backup could copy. */
const isKept = (path: string): boolean => !path.endsWith('.sock')
