import type { Operations, Overview } from '@tenure/contract'
import { addDays, addMonths, type CaseKind, type Instant } from '@tenure/core'
import type { Handler } from '../http/handler.ts'
import {
  countAccounts,
  countControllers,
  countEnds,
  countLicenses,
  countOpenCases,
  countShortOfMaintenance,
  type CaseFigures,
  type MonthFigures,
} from './store.ts'

/** After so many days without a word somebody should look. */
const SILENT_DAYS = 30
const MONTHS_AHEAD = 12

export const getOverview: Handler<Operations['getOverview']> = async ({ query: { partnerId } }, call) => {
  const { tx, at } = call
  const { sight } = call.caller
  const { notStarted, active, expiring, expired, ...licenses } = await countLicenses(sight, tx, partnerId, at)
  const until = addMonths(startOfMonth(at), MONTHS_AHEAD)
  const controllers = await countControllers(sight, tx, partnerId, addDays(at, -SILENT_DAYS))
  const value: Overview = {
    licenses,
    maintenance: { notStarted, active, expiring, expired },
    endsByMonth: everyMonth(at, await countEnds(sight, tx, partnerId, { from: at, until })),
    openCases: everyKind(await countOpenCases(sight, tx, partnerId)),
    accounts: await countAccounts(sight, tx, partnerId),
    controllers: { ...controllers, short: await countShortOfMaintenance(sight, tx, partnerId, at) },
  }
  return { ok: true, value }
}

const startOfMonth = (at: Instant): Instant => {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

const everyMonth = (at: Instant, counted: readonly MonthFigures[]): Overview['endsByMonth'] =>
  Array.from({ length: MONTHS_AHEAD }, (_, ahead) => {
    const month = new Date(addMonths(startOfMonth(at), ahead)).toISOString().slice(0, 7)
    return counted.find((each) => each.month === month) ?? { month, licenses: 0, maintenance: 0 }
  })

const kinds = {
  'key-changed': 0,
  'generation-behind': 0,
  'service-behind': 0,
  'dead-unit-seen': 0,
  'approval-wanted': 0,
} satisfies Record<CaseKind, 0>

const everyKind = (counted: readonly CaseFigures[]): Overview['openCases'] =>
  (Object.keys(kinds) as CaseKind[]).map((kind) => ({
    kind,
    count: counted.find((each) => each.kind === kind)?.count ?? 0,
  }))
