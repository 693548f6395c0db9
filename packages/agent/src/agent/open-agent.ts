import { randomBytes } from 'node:crypto'
import { createClient, type Patience, type RootKey } from '@tenure/sdk'
import { openControllerClock, type TimeSource } from '../clock/controller-clock.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { openExchange } from '../exchange/open-exchange.ts'
import { openHeld } from '../exchange/open-held.ts'
import { historyLimits, openHistory } from '../history/open-history.ts'
import { openIdentity } from '../identity/open-identity.ts'
import { done, notDone, type Result } from '../result.ts'
import type { Settings } from '../settings.ts'
import { TpmError } from '../signing/tpm2-tools.ts'
import { openFolders, type OpenFolders } from '../state/open-folders.ts'
import { openStateFiles } from '../state/state-files.ts'
import { openUsers } from '../users/open-users.ts'
import type { Agent } from './agent.ts'
import { factsOfController, selfOf } from './controller-facts.ts'
import { openExchangeTurns } from './exchange-turns.ts'
import { followChanges } from './follow-changes.ts'
import { openHappenings } from './happenings.ts'
import { openAccount } from './open-account.ts'
import { openCarrying } from './open-carrying.ts'
import { openDevices } from './open-devices.ts'
import { openLicenses } from './open-licenses.ts'
import { openStatus } from './open-status.ts'
import { openUpgrades } from './open-upgrades.ts'
import { agentLocked, tpmUnavailable } from './refusals.ts'

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
export const openAgent = async (parts: AgentParts): Promise<Result<Agent>> => {
  const folders = openFolders(parts.settings)
  if ('heldBy' in folders) return notDone(agentLocked(folders.heldBy))
  try {
    return done(await wire(folders, parts))
  } catch (error) {
    folders.release()
    if (error instanceof TpmError) return notDone(tpmUnavailable(error.message))
    throw error
  }
}

/** Each part knows those above it, and none below. */
const wire = async (
  folders: OpenFolders,
  { settings, time, patience, failed }: AgentParts,
): Promise<Agent> => {
  const { folder, identityFolder } = folders
  const identity = await openIdentity(folders, settings)
  const files = openStateFiles(folder, identityFolder)
  const held = await openHeld(files, identity.root, identity.whose)
  const { state } = held
  const lost = () => identity.lost(state().stored !== null)

  const clock = openControllerClock(time, files.clock, () => state().stored?.file.issuedAt ?? null)
  const history = openHistory({ folder, now: clock.judge, limits: historyLimits, failed })
  const happenings = openHappenings(failed)
  const controller = factsOfController({ settings, files, clock, state })

  const { registry, devices, closeDevices } = openDevices({
    folder,
    controller,
    state,
    lost,
    history,
    happenings,
  })
  devices.assign()

  const { serviceUrl } = settings
  const exchangeWith = (root: RootKey): Exchange =>
    openExchange({
      ...identity,
      root,
      files,
      held,
      clock,
      client: createClient({ baseUrl: serviceUrl, patience }),
      serviceUrl,
      monotonicMs: time.monotonicMs,
      self: () => selfOf(settings, registry),
      newNonce: () => randomBytes(16).toString('base64url'),
      changed: followChanges({ files, registry, history, happenings }),
    })
  const { root } = identity
  const turns = openExchangeTurns(root.ok ? done(exchangeWith(root.value)) : root, clock)

  const parts = {
    settings,
    identity,
    lost,
    files,
    state,
    clock,
    history,
    happenings,
    controller,
    devices,
    turns,
  }
  const licenses = openLicenses(parts)
  return {
    ...openStatus(parts),
    ...openAccount(parts),
    ...licenses,
    ...openCarrying({ ...parts, licenses }),
    ...openUpgrades(parts),
    devices,
    users: openUsers(files.users, time.monotonicMs),
    history: history.page,
    happenings,
    close: () =>
      turns.end(() => {
        closeDevices()
        history.close()
        folders.release()
      }),
  }
}
