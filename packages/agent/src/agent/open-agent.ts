import { randomBytes } from 'node:crypto'
import { type ControllerFacts } from '@tenure/core'
import { createClient, type Patience } from '@tenure/sdk'
import type { Offer } from '@tenure/contract'
import { openControllerClock, type TimeSource } from '../clock/controller-clock.ts'
import type { SeatChanges } from '../devices/draft.ts'
import { openRegistry, type Registry } from '../devices/registry.ts'
import { openDeviceStore } from '../devices/store.ts'
import { firstListed } from '../exchange/first-listed.ts'
import { openExchange, type Exchange, type Exchanged } from '../exchange/open-exchange.ts'
import type { LicenseState } from '../exchange/license-state.ts'
import type { HistoryPage } from '../history/fact.ts'
import { factsOfExchange, factsOfSeats, factsOfShowing, upgradeFact } from '../history/facts-of.ts'
import { historyLimits, openHistory } from '../history/open-history.ts'
import { openInstallCode } from '../identity/install-code.ts'
import { openKnownKey } from '../identity/known-key.ts'
import { identityLost } from '../identity/refusals.ts'
import { openRootKey } from '../identity/root-key.ts'
import { readNotices, writeNotices, type Notices } from '../notices/open-notices.ts'
import { openOffline, type HandedIn, type Offline } from '../offline/open-offline.ts'
import { done, notDone, type AgentProblem, type Result } from '../result.ts'
import type { Settings } from '../settings.ts'
import { openControllerKey } from '../signing/controller-key.ts'
import { TpmError } from '../signing/tpm2-tools.ts'
import { openFolders } from '../state/open-folders.ts'
import { openStateFiles } from '../state/state-files.ts'
import { openUsers, type Users } from '../users/open-users.ts'
import { openUpgradeGate, type UpgradeGate } from '../upgrade/open-upgrade-gate.ts'
import { openHappenings, type Happenings } from './happenings.ts'
import type { Finding } from '../doctor/finding.ts'
import { lookAtSite } from '../doctor/look-at-site.ts'
import { examine, reachService } from './examine.ts'
import { openNotes } from './notes.ts'
import { previewReturn, type ReturnPreview } from './preview-return.ts'
import { agentLocked, licenseNotHeld, tpmUnavailable } from './refusals.ts'
import { openTurns } from './turns.ts'
import { contactOf, licenseRow, statusOf, type Contact, type LicenseRow, type Status } from './status.ts'

/** Everything the agent can do. The local API and the CLI are two ways to call this, and hold nothing themselves. */
export type Agent = Omit<Offline, 'applyDocuments'> & {
  /** O1: takes in the answer that was carried back. */
  readonly applyDocuments: (text: string) => Promise<Result<Changed & HandedIn>>
  readonly status: () => Status
  readonly licenses: () => readonly LicenseRow[]
  readonly account: () => { readonly customerId: string; readonly name: string | null } | null
  readonly setAccount: (customerId: string) => void
  readonly offers: () => Promise<Result<{ readonly account: string; readonly offers: readonly Offer[] }>>
  readonly activate: (licenseIds: readonly string[]) => Promise<Result<Changed>>
  /** O4: what is returned is given up before anybody is asked. */
  readonly giveBack: (licenseIds: readonly string[] | 'all') => Promise<Result<Changed>>
  /** What giving back would do; changes nothing. */
  readonly previewReturn: (licenseIds: readonly string[] | 'all') => ReturnPreview
  /** The Owner's words about a license; empty for none. */
  readonly setNote: (licenseId: string, note: string) => Result<LicenseRow>
  readonly refresh: () => Promise<Result<Changed>>
  readonly devices: Registry
  /** Who may sign in. */
  readonly users: Users
  readonly canUpgrade: UpgradeGate['canUpgrade']
  readonly canUpgradeBy: UpgradeGate['canUpgradeBy']
  readonly notices: () => Notices
  /** M9: kept here, and told to the service with the next request. */
  readonly setNotices: (emails: readonly string[]) => void
  /** What happened here, newest first. */
  readonly history: (limit: number, before: number | null) => HistoryPage
  /** Tells of each change once it is on the disk. */
  readonly happenings: Pick<Happenings, 'listen'>
  /** What is right and what is not, for the person on the site. */
  readonly examine: () => Promise<readonly Finding[]>
  /** Frees the state for the next process. Waits for an exchange that is under way. */
  readonly close: () => Promise<void>
}

export type Changed = { readonly licenses: readonly LicenseRow[]; readonly refusals: Exchanged['refusals'] }

export type AgentParts = {
  readonly settings: Settings
  readonly time: TimeSource
  readonly patience: Partial<Patience>
  /** Told of a mistake of ours that must not hold anybody up. */
  readonly failed: (error: unknown) => void
}

/**
 * Opens the agent on its state folder, which it then has for itself (`agent-locked` where another process has it).
 * Everything is derived from the files, so that it does not matter how the last process ended.
 *
 * @throws InstallCodeError, StateDamagedError, and the file system's errors.
 */
export const openAgent = async ({ settings, time, patience, failed }: AgentParts): Promise<Result<Agent>> => {
  const folders = openFolders(settings)
  if ('heldBy' in folders) return notDone(agentLocked(folders.heldBy))
  const { folder, identityFolder } = folders
  try {
    const installCode = openInstallCode(identityFolder, settings.installCode)
    const key = await openControllerKey(identityFolder, settings.key)
    const known = openKnownKey(folder, key.thumbprint)
    const root = openRootKey(settings.rootKeyFile, identityFolder)
    const files = openStateFiles(folder, identityFolder)
    const store = openDeviceStore(folder)
    const happenings = openHappenings(failed)
    let exchange: Exchange | null = null
    let contact: Contact | null = null

    const state = (): LicenseState => exchange?.state() ?? nothingHeld(root.ok ? null : root.refusal)
    const isLost = (): boolean => known.isOther(state().stored !== null)
    const clock = openControllerClock(
      time,
      files.clock,
      () => exchange?.state().stored?.file.issuedAt ?? null,
    )
    const history = openHistory({ folder, now: clock.judge, limits: historyLimits, failed })
    const isPi = /\bPi\b/.test(settings.model)
    const controller = (): ControllerFacts => ({
      held: state().licenses,
      at: clock.judge().at,
      isPi,
      softwareVersion: settings.softwareVersion,
      // Read for a refusal only: drivers ask often, and a file read takes longer than the decision.
      get account() {
        return files.account.read()?.name ?? null
      },
    })
    const registry = openRegistry(
      store,
      controller,
      // A lost identity may come back, when its partition is mounted: until then nobody's seat is given to others.
      () => state().problem === null && !isLost(),
      (change) => happenings.tell({ kind: 'device', ...change }),
    )
    const self = () => {
      const { seated, field, internal } = registry.counts()
      return {
        model: settings.model,
        softwareVersion: settings.softwareVersion,
        seatsUsed: seated,
        devices: field + internal,
      }
    }
    if (root.ok)
      exchange = await openExchange({
        files,
        root: root.value,
        whose: { installCode, keyThumbprint: key.thumbprint },
        key,
        client: createClient({ baseUrl: settings.serviceUrl, patience }),
        serviceUrl: settings.serviceUrl,
        clock,
        monotonicMs: time.monotonicMs,
        self,
        newNonce: () => randomBytes(16).toString('base64url'),
        changed: (next, before) => {
          const seats = registry.assign()
          history.note(() => factsOfExchange(before, next, files.outcome.read()))
          history.note(() => factsOfSeats(seats))
          const here = new Set(next.licenses.map(({ id }) => id))
          const licenseIds = before.licenses.flatMap(({ id }) => (here.has(id) ? [] : [id]))
          if (licenseIds.length > 0) happenings.tell({ kind: 'licenses-gone', licenseIds })
          happenings.tell({ kind: 'licenses' })
        },
      })
    const assignAndNote = (): SeatChanges => {
      const seats = registry.assign()
      history.note(() => factsOfSeats(seats))
      return seats
    }
    assignAndNote()

    const turns = openTurns()
    const take = <Value>(work: (exchange: Exchange) => Promise<Result<Value>>): Promise<Result<Value>> =>
      turns.take(async () => {
        if (exchange === null) return root.ok ? notDone(agentLocked(folder)) : root
        try {
          return await work(exchange)
        } catch (error) {
          if (error instanceof TpmError) return notDone(tpmUnavailable(error.message))
          throw error
        }
      })
    const offline = openOffline({ installCode, state, take })
    const talk = <Value>(work: (exchange: Exchange) => Promise<Result<Value>>): Promise<Result<Value>> =>
      take(async (open) => {
        const result = await work(open)
        contact = contactOf(clock.judge().at, result)
        return result
      })
    const notes = openNotes(files)
    const rows = (): LicenseRow[] => {
      const since = firstListed(files)
      const noted = notes.all()
      return state().licenses.map((license) =>
        licenseRow(license, clock.judge().at, since[license.id] ?? null, noted[license.id] ?? ''),
      )
    }
    const ask = async (
      want: readonly string[],
      give: readonly string[] | 'all',
    ): Promise<Result<Changed>> => {
      const asked = await talk((open) => open.ask(want, give))
      return asked.ok ? done({ licenses: rows(), refusals: asked.value.refusals }) : asked
    }

    const status = () =>
      statusOf({
        installCode,
        keyThumbprint: key.thumbprint,
        keyKeptIn: key.keptIn,
        lost: isLost() ? identityLost(identityFolder) : null,
        model: settings.model,
        account: files.account.read(),
        state: state(),
        outcome: files.outcome.read(),
        controller: controller(),
        time: { ...clock.judge(), own: clock.own() },
        devices: registry.counts(),
        contact,
      })

    return done<Agent>({
      status,
      examine: async () =>
        examine(status(), {
          root,
          reach: await reachService(settings.serviceUrl),
          key,
          keyList: state().keyList,
          site: lookAtSite(settings),
          at: clock.judge().at,
        }),
      licenses: rows,
      account: () => files.account.read(),
      setAccount: (customerId) => {
        files.account.write({ customerId, name: null })
        history.note(() => [{ kind: 'account-set' }])
        happenings.tell({ kind: 'licenses' })
      },
      offers: () =>
        talk(async (open) => {
          const asked = files.account.read()
          const offered = await open.offers()
          // Another Customer ID may have been set meanwhile, and the name is not that account's.
          const isSet = asked !== null && files.account.read()?.customerId === asked.customerId
          if (offered.ok && isSet) files.account.write({ ...asked, name: offered.value.account })
          if (offered.ok) happenings.tell({ kind: 'offers', offers: offered.value.offers })
          return offered
        }),
      activate: (licenseIds) => ask(licenseIds, []),
      giveBack: (licenseIds) => ask([], licenseIds),
      previewReturn: (licenseIds) => previewReturn(licenseIds, controller(), registry.list()),
      setNote: (licenseId, note) => {
        const held = state().licenses.map(({ id }) => id)
        if (!held.includes(licenseId)) return notDone(licenseNotHeld(licenseId))
        notes.write(licenseId, note, held)
        happenings.tell({ kind: 'licenses' })
        const row = rows().find((each) => each.licenseId === licenseId)
        return row === undefined ? notDone(licenseNotHeld(licenseId)) : done(row)
      },
      refresh: () => ask([], []),
      ...offline,
      prepareRequest: async (want, give) => {
        const waiting = state().pending?.hash ?? null
        const prepared = await offline.prepareRequest(want, give)
        if (prepared.ok) history.note(() => factsOfShowing(waiting, prepared.value))
        return prepared
      },
      applyDocuments: async (text) => {
        const applied = await offline.applyDocuments(text)
        return applied.ok ? done({ licenses: rows(), ...applied.value }) : applied
      },
      devices: { ...registry, assign: assignAndNote },
      history: history.page,
      happenings,
      users: openUsers(files.users, time.monotonicMs),
      notices: () => readNotices(files),
      setNotices: (emails) => writeNotices(files, emails),
      ...openUpgradeGate({
        installed: settings.softwareVersion,
        model: settings.model,
        root,
        // A key that was lost leaves no licenses here, which must not be read as a controller without capacity.
        state: () => (isLost() ? { ...state(), problem: identityLost(identityFolder) } : state()),
        judgeTime: clock.judge,
        judged: (version, result) => history.note(() => [upgradeFact(version, result)]),
      }),
      close: () =>
        turns.take(async () => {
          store.close()
          history.close()
          folders.release()
        }),
    })
  } catch (error) {
    folders.release()
    if (error instanceof TpmError) return notDone(tpmUnavailable(error.message))
    throw error
  }
}

/** Without the root key nothing can be verified, so nothing counts (O2); the devices are there all the same. */
const nothingHeld = (problem: AgentProblem | null): LicenseState => ({
  keyList: null,
  stored: null,
  pending: null,
  licenses: [],
  problem,
})
