import {
  approvalCodeOf,
  capacityAt,
  coverageAt,
  decideControllerActivity,
  describeLicense,
  formatDay,
  licenseStatus,
  type ControllerFacts,
  type HeldLicense,
  type Instant,
  type SeatCounts,
} from '@tenure/core'
import type { LicenseState } from '../exchange/license-state.ts'
import type { AgentProblem, Result } from '../result.ts'
import { timeOf, type TimeFacts } from './time-words.ts'
import type { Outcome } from '../state/state-files.ts'

/** How the last try to reach the service went, in this run of the agent. */
export type Contact = {
  readonly at: Instant
  readonly problem: string | null
  readonly code: string | null
  readonly facts: AgentProblem['facts']
}

export const contactOf = (at: Instant, result: Result<unknown>): Contact => ({
  at,
  problem: result.ok ? null : result.refusal.sentence,
  code: result.ok ? null : result.refusal.code,
  facts: result.ok ? {} : result.refusal.facts,
})

export type StatusFacts = {
  readonly installCode: string
  readonly keyThumbprint: string
  readonly keyKeptIn: 'file' | 'tpm'
  /** C9: the identity folder was lost, and nothing of the new one counts yet. */
  readonly lost: AgentProblem | null
  readonly model: string
  readonly account: { readonly name: string | null } | null
  readonly state: LicenseState
  readonly outcome: Outcome | null
  readonly controller: ControllerFacts
  readonly time: TimeFacts
  readonly devices: SeatCounts
  readonly contact: Contact | null
}

/** Everything a person asks first, and the figures behind it. Instants as RFC 3339. */
export const statusOf = (facts: StatusFacts) => {
  const { state, controller, devices, time } = facts
  const capacity = capacityAt(state.licenses, time.at)
  const coverage = coverageAt(state.licenses, time.at)
  return {
    installCode: facts.installCode,
    keyThumbprint: facts.keyThumbprint,
    keyKeptIn: facts.keyKeptIn,
    segment: state.stored?.file.segment ?? '',
    model: facts.model,
    softwareVersion: controller.softwareVersion,
    // A1: the Customer ID is a secret of the Owner's (A3), and a driver reads this too.
    account: facts.account === null ? null : { name: facts.account.name },
    generation: state.stored?.file.generation ?? 0,
    capacity,
    seatsUsed: devices.seated,
    devices: devices.field + devices.internal,
    unlicensedDevices: devices.field - devices.seated,
    maintenance: { ...coverage, endsAt: shown(coverage.endsAt) },
    // C8, case 9.
    scheduler: decideControllerActivity('scheduler', controller).ok,
    dataLogging: decideControllerActivity('data-logging', controller).ok,
    time: timeOf(time),
    // Manage Licenses opens by itself while the capacity is zero or smaller than the number of devices (spec §4).
    needsLicenses: capacity === 0 || capacity < devices.field,
    waiting: waitingRequest(state),
    refusals: facts.outcome?.answers === state.stored?.file.answers ? (facts.outcome?.refusals ?? []) : [],
    problem: facts.lost ?? state.problem,
    // T6, C9: what the site engineer reads out, so that the new key is approved.
    approvalCode: facts.contact?.code === 'key-changed' ? approvalCodeOf(facts.keyThumbprint) : null,
    contact: facts.contact === null ? null : { ...facts.contact, at: shown(facts.contact.at) },
  }
}
export type Status = ReturnType<typeof statusOf>

/**
 * One row of Manage Licenses (spec §4). A license without a term was activated when a license file first listed it
 * here (`firstListedAt`; null where nobody noted it).
 */
export const licenseRow = (
  license: HeldLicense,
  at: Instant,
  firstListedAt: Instant | null,
  note: string,
) => ({
  licenseId: license.id,
  kind: license.kind,
  quantity: license.quantity,
  description: describeLicense(license),
  status: licenseStatus(license, at).text,
  activationDate: dayOf(license.startsAt ?? firstListedAt),
  startsAt: shown(license.startsAt),
  endsAt: shown(license.endsAt),
  upgradesTo: license.upgradesTo,
  note,
})
export type LicenseRow = ReturnType<typeof licenseRow>

const dayOf = (at: Instant | null): string | null => (at === null ? null : formatDay(at))

const waitingRequest = ({ pending }: LicenseState) =>
  pending === null
    ? null
    : {
        hash: pending.hash,
        want: pending.request.want,
        give: pending.request.give,
        madeAt: shown(pending.request.at),
      }

const shown = <At extends Instant | null>(at: At): At extends null ? null : string =>
  (at === null ? null : new Date(at).toISOString()) as At extends null ? null : string
