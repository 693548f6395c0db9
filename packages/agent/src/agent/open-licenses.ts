import type { ControllerFacts } from '@tenure/core'
import type { ControllerClock } from '../clock/controller-clock.ts'
import type { Registry } from '../devices/registry.ts'
import { firstListed } from '../exchange/first-listed.ts'
import type { LicenseState } from '../exchange/license-state.ts'
import { done, notDone, type Result } from '../result.ts'
import type { StateFiles } from '../state/state-files.ts'
import type { Agent, Changed } from './agent.ts'
import type { ExchangeTurns } from './exchange-turns.ts'
import type { Happenings } from './happenings.ts'
import { openNotes } from './notes.ts'
import { previewReturn } from './preview-return.ts'
import { licenseNotHeld } from './refusals.ts'
import { licenseRow, type LicenseRow } from './status.ts'

export type LicensesParts = {
  readonly files: Pick<StateFiles, 'firstListed' | 'notes'>
  readonly state: () => LicenseState
  readonly clock: Pick<ControllerClock, 'judge'>
  readonly controller: () => ControllerFacts
  readonly devices: Pick<Registry, 'list'>
  readonly happenings: Pick<Happenings, 'tell'>
  readonly turns: Pick<ExchangeTurns, 'talk'>
}

/** Manage Licenses: what is here, what comes and what goes. */
export type Licenses = Pick<
  Agent,
  'licenses' | 'activate' | 'giveBack' | 'refresh' | 'previewReturn' | 'setNote'
>

export const openLicenses = (parts: LicensesParts): Licenses => {
  const { files, state, clock, controller, devices, happenings, turns } = parts
  const notes = openNotes(files)
  const rows = (): LicenseRow[] => {
    const since = firstListed(files)
    const noted = notes.all()
    return state().licenses.map((license) =>
      licenseRow(license, clock.judge().at, since[license.id] ?? null, noted[license.id] ?? ''),
    )
  }
  const ask = async (want: readonly string[], give: readonly string[] | 'all'): Promise<Result<Changed>> => {
    const asked = await turns.talk((exchange) => exchange.ask(want, give))
    return asked.ok ? done({ licenses: rows(), refusals: asked.value.refusals }) : asked
  }
  return {
    licenses: rows,
    activate: (licenseIds) => ask(licenseIds, []),
    giveBack: (licenseIds) => ask([], licenseIds),
    refresh: () => ask([], []),
    previewReturn: (licenseIds) => previewReturn(licenseIds, controller(), devices.list()),
    setNote: (licenseId, note) => {
      const held = state().licenses.map(({ id }) => id)
      if (!held.includes(licenseId)) return notDone(licenseNotHeld(licenseId))
      notes.write(licenseId, note, held)
      happenings.tell({ kind: 'licenses' })
      const row = rows().find((each) => each.licenseId === licenseId)
      return row === undefined ? notDone(licenseNotHeld(licenseId)) : done(row)
    },
  }
}
