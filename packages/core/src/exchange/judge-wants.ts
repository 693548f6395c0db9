import { MAX_LICENSES_PER_FILE } from '../document/license-file.ts'
import { licenseKinds, type LicenseKind } from '../license/kind.ts'
import type { License } from '../license/license.ts'
import { startTerm } from '../license/start-term.ts'
import { decideMaintenanceActivation } from '../maintenance/decide-maintenance-activation.ts'
import { granted, refused, type Refusal, type Verdict } from '../refusal/refusal.ts'
import type { Instant } from '../time/instant.ts'
import { decideUpgradeActivation } from '../upgrade/decide-upgrade-activation.ts'
import type { AccountFacts, ExchangeFacts, KnownController } from './facts.ts'
import { coreAlreadyHeld, licenseFileFull, licenseNotFound, licenseOnAnotherController } from './refusals.ts'
import type { Activation, LicenseRefusal } from './verdict.ts'

export type JudgedWants = {
  readonly activations: readonly Activation[]
  readonly refusals: readonly LicenseRefusal[]
  readonly licenses: readonly License[]
  readonly firstCapacityAt: Instant | null
}

/** What is asked of the facts of an exchange. People who activate bring no more than this. */
export type WantFacts = Pick<
  ExchangeFacts,
  'at' | 'held' | 'offered' | 'currentFeatureRelease' | 'policy'
> & {
  readonly request: Pick<ExchangeFacts['request'], 'want'>
  readonly controller: Pick<KnownController, 'firstCapacityAt'> | null
}

/**
 * T1: account → controller, one license after the other, each judged on what the ones before left. Licenses whose
 * clock runs come first: what they cover need not be bought anew, so no upgrade is spent for nothing (M2). The others
 * follow in the order of the kinds, so that capacity and an upgrade of the same request count for its maintenance (M7).
 */
export const judgeWants = (
  facts: WantFacts,
  account: AccountFacts,
  kept: readonly License[],
  allRefused: Refusal | null,
): JudgedWants => {
  let licenses = kept
  let firstCapacityAt = facts.controller?.firstCapacityAt ?? null
  const activations: Activation[] = []
  const refusals: LicenseRefusal[] = []

  for (const { licenseId, license } of inOrder(facts)) {
    if (kept.some((each) => each.id === licenseId)) continue // Held already: what was asked for is so.
    const verdict =
      allRefused === null
        ? judgeWant(license, { facts, account, licenses, firstCapacityAt })
        : refused(allRefused)
    if (!verdict.ok) {
      refusals.push({ licenseId, ...verdict.refusal })
      continue
    }
    const { activated, activation } = verdict.value
    activations.push(activation)
    licenses = [...licenses, activated]
    if (activated.kind === 'capacity') firstCapacityAt ??= facts.at
  }
  return { activations, refusals, licenses: byId(licenses), firstCapacityAt }
}

type Situation = {
  readonly facts: WantFacts
  readonly account: AccountFacts
  readonly licenses: readonly License[]
  readonly firstCapacityAt: Instant | null
}

const judgeWant = (
  license: License | undefined,
  situation: Situation,
): Verdict<{ activated: License; activation: Activation }> => {
  const { facts, account, licenses } = situation
  if (license === undefined) return refused(licenseNotFound())
  const { holder, id } = license
  if (holder.at === 'controller' && holder.accountId === account.id)
    return refused(licenseOnAnotherController(id))
  // A4: whatever is elsewhere does not exist for this account.
  if (holder.at !== 'account' || holder.accountId !== account.id) return refused(licenseNotFound())
  if (licenses.length >= MAX_LICENSES_PER_FILE) return refused(licenseFileFull(MAX_LICENSES_PER_FILE))
  const refusal = rules[license.kind](license, situation)
  if (refusal !== null) return refused(refusal)

  const term = startTerm(license, facts.at, licenses)
  const upgradesTo = license.kind === 'upgrade' ? (license.upgradesTo ?? facts.currentFeatureRelease) : null
  const activated = { ...license, ...term, upgradesTo, everActivated: true }
  return granted({ activated, activation: { licenseId: id, ...term, upgradesTo } })
}

type KindRule = (license: License, situation: Situation) => Refusal | null

/** What each kind asks of the controller that activates it. T7: Remote CMS is activated like every other kind. */
const rules = {
  capacity: () => null,
  core: (_, { licenses }) => (licenses.some((each) => each.kind === 'core') ? coreAlreadyHeld() : null),
  upgrade: (license, { facts, licenses }) =>
    refusalOf(decideUpgradeActivation(license, licenses, facts.at, facts.currentFeatureRelease)),
  maintenance: (license, { facts, licenses, firstCapacityAt }) =>
    refusalOf(
      decideMaintenanceActivation({
        license,
        held: licenses,
        firstCapacityAt,
        at: facts.at,
        policy: facts.policy,
      }),
    ),
  'remote-cms': () => null,
  trial: () => null,
} satisfies Record<LicenseKind, KindRule>

const refusalOf = (verdict: Verdict<unknown>): Refusal | null => (verdict.ok ? null : verdict.refusal)

const inOrder = ({ request, offered, held }: WantFacts) => {
  const known = [...offered, ...held]
  const wants = [...new Set(request.want)].map((licenseId) => ({
    licenseId,
    license: known.find((each) => each.id === licenseId),
  }))
  const rank = (license: License | undefined) => {
    if (license === undefined) return -2
    return license.startsAt !== null ? -1 : licenseKinds.indexOf(license.kind)
  }
  return wants.toSorted((a, b) => rank(a.license) - rank(b.license))
}

const byId = (licenses: readonly License[]): License[] => licenses.toSorted((a, b) => (a.id < b.id ? -1 : 1))
