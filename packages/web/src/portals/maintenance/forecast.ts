import type { ControllerSeen, LicenseSeen } from '@tenure/contract'
import {
  addMonths,
  coverageAt,
  decideMaintenanceActivation,
  isMaintenance,
  startOfDay,
  startTerm,
  type Coverage,
  type Instant,
  type License,
  type Policy,
  type Refusal,
} from '@tenure/core'

/** As far as the timeline looks ahead. */
export const HORIZON_MONTHS = 36

/** A time in which neither capacity nor maintenance changes. The figures are field devices; `to` is exclusive. */
export type Stretch = {
  readonly from: Instant
  readonly to: Instant
  readonly required: number
  readonly maintained: number
  readonly missing: number
}

export type Forecast = {
  readonly from: Instant
  readonly to: Instant
  readonly stretches: readonly Stretch[]
  /** Now. */
  readonly coverage: Coverage
  /** The first moment at which maintenance does not meet the capacity; null where it always does. */
  readonly shortFrom: Instant | null
}

/** What a controller's capacity needs and what its maintenance gives, over the next three years (M1). */
export const forecastOf = (held: readonly License[], at: Instant): Forecast => {
  const from = startOfDay(at)
  const to = addMonths(from, HORIZON_MONTHS)
  const changes = held
    .filter(isMaintenance)
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
    .filter((moment): moment is Instant => moment !== null && moment > at && moment < to)
  const begins = [from, ...new Set(changes)].toSorted((a, b) => a - b)
  const stretches = begins.map((begin, index): Stretch => {
    // Today is judged as it is now, and not as it was at midnight.
    const { required, maintained, missing } = coverageAt(held, Math.max(begin, at))
    return { from: begin, to: begins[index + 1] ?? to, required, maintained, missing }
  })
  return {
    from,
    to,
    stretches,
    coverage: coverageAt(held, at),
    shortFrom: stretches.find(({ missing }) => missing > 0)?.from ?? null,
  }
}

/** A maintenance license that nobody has yet. */
export type Wish = { readonly quantity: number; readonly months: number }

export type Outcome =
  | { readonly ok: false; readonly refusal: Refusal }
  | {
      readonly ok: true
      readonly startsAt: Instant
      readonly endsAt: Instant
      readonly before: Forecast
      readonly after: Forecast
    }

type Facts = {
  readonly held: readonly License[]
  readonly firstCapacityAt: Instant | null
  readonly at: Instant
  readonly policy: Policy
}

/** What would come of it if such a license were activated on the controller now (M3, M7); nothing is. */
export const whatIf = ({ quantity, months }: Wish, facts: Facts): Outcome => {
  const { held, at } = facts
  const license: License = {
    id: 'wish',
    sku: 'WISH',
    kind: 'maintenance',
    trialOf: null,
    quantity,
    term: { unit: 'months', count: months },
    termStart: 'at-activation',
    startsAt: null,
    endsAt: null,
    upgradesTo: null,
    issuedAt: at,
    everActivated: false,
    holder: { at: 'vendor' },
  }
  const verdict = decideMaintenanceActivation({ ...facts, license })
  if (!verdict.ok) return { ok: false, refusal: verdict.refusal }
  const term = startTerm(license, at, held)
  const { startsAt, endsAt } = term
  if (startsAt === null || endsAt === null) throw new Error('a term of months begins and ends')
  return {
    ok: true,
    startsAt,
    endsAt,
    before: forecastOf(held, at),
    after: forecastOf([...held, { ...license, ...term }], at),
  }
}

/** A controller and what it holds, as core judges it. */
export type Holding = {
  readonly controller: ControllerSeen
  readonly held: readonly License[]
}

/** What each active controller holds, by install code. */
export const holdingsOf = (
  controllers: readonly ControllerSeen[],
  licenses: readonly LicenseSeen[],
): readonly Holding[] => {
  const byController = Map.groupBy(licenses, ({ holder }) => holder.controllerId)
  return controllers
    .filter(({ status }) => status === 'active')
    .map((controller) => ({
      controller,
      held: (byController.get(controller.id) ?? []).map(licenseOfApi),
    }))
    .toSorted((a, b) => a.controller.installCode.localeCompare(b.controller.installCode, 'en'))
}

const licenseOfApi = (license: LicenseSeen): License => ({
  id: license.id,
  sku: license.sku,
  kind: license.kind,
  trialOf: license.trialOf,
  quantity: license.quantity,
  term: license.term,
  termStart: license.termStart,
  startsAt: instantOf(license.startsAt),
  endsAt: instantOf(license.endsAt),
  upgradesTo: license.upgradesTo,
  issuedAt: Date.parse(license.issuedAt),
  everActivated: license.everActivated,
  // All that is asked here was read as held by one controller.
  holder: {
    at: 'controller',
    partnerId: license.partnerId,
    accountId: license.holder.accountId ?? '',
    controllerId: license.holder.controllerId ?? '',
  },
})

export const instantOf = (at: string | null): Instant | null => (at === null ? null : Date.parse(at))
