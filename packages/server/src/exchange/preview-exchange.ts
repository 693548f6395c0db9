import type { ExchangePreview, LicenseSummary } from '@tenure/contract'
import {
  capacityAt,
  coverageAt,
  decideExchange,
  decodeLicenseFile,
  describeLicense,
  licenseStatus,
  type ExchangeAnswer,
  type HeldLicense,
  type Instant,
  type License,
  type Verdict,
} from '@tenure/core'
import { transaction, type Db } from '../db/database.ts'
import { rfc3339OrNull } from '../http/rfc3339.ts'
import { undoUnless } from '../idempotency/store.ts'
import type { RecordedAnswer } from './answer-store.ts'
import { loadFacts, type ServerFacts } from './load-facts.ts'
import { verifyNamed } from './verify-named.ts'

/**
 * What the exchange of this request would do (a compact JWS). The facts are loaded under the same locks and decided on
 * by the same rules as `answerExchange` does, and then everything is undone: an install code that is met for the first
 * time leaves no trace.
 */
export const previewExchange = async (
  db: Db,
  jws: string,
  at: Instant,
  licenseId: string | undefined,
): Promise<Verdict<ExchangePreview>> => {
  const verified = await verifyNamed(jws, licenseId)
  if (!verified.ok) return verified
  return transaction(db, { sight: 'all' }, (tx) =>
    undoUnless(
      tx,
      () => false,
      async () => {
        const { facts, answer } = await loadFacts(tx, verified.value, at)
        const verdict = decideExchange(facts)
        if (verdict.outcome === 'refused') return { ok: false, refusal: verdict.refusal }
        if (verdict.outcome === 'answered') return { ok: true, value: forAnswer(verdict, facts) }
        if (answer === null) throw new Error('an answer is repeated that is not there')
        return { ok: true, value: forRepeated(answer, facts) }
      },
    ),
  )
}

const forAnswer = (answer: ExchangeAnswer, facts: ServerFacts): ExchangePreview => {
  const { at, request, held, offered } = facts
  const sold = new Map([...held, ...offered].map((license) => [license.id, license]))
  const activated = new Set(answer.activations.map(({ licenseId }) => licenseId))
  const told = (licenses: readonly HeldLicense[]) =>
    licenses.map((license) => summarize(license, sold.get(license.id), at))
  return {
    installCode: request.installCode,
    account: answer.account.name,
    joins: answer.joins,
    waitsForApproval: answer.status === 'pending',
    generation: { now: request.generation, next: answer.generation },
    activates: told(answer.licenses.filter(({ id }) => activated.has(id))),
    returns: told(held.filter(({ id }) => answer.returns.includes(id))),
    keeps: told(answer.licenses.filter(({ id }) => !activated.has(id))),
    refusals: answer.refusals.map(({ facts: figures, ...refusal }) => ({
      ...refusal,
      facts: { ...figures },
    })),
    ...beforeAndAfter(held, answer.licenses, facts),
    answeredBefore: false,
  }
}

/** O3: what was answered stands, whatever has happened since; the file states what it states. */
const forRepeated = ({ claims, refusals }: RecordedAnswer, facts: ServerFacts): ExchangePreview => {
  const { at, request, controller } = facts
  const file = decodeLicenseFile(JSON.parse(claims))
  if (!file.ok || controller === null) throw new Error('a recorded answer cannot be read')
  const { licenses, generation } = file.value
  return {
    installCode: request.installCode,
    account: controller.account.name,
    joins: false,
    waitsForApproval: controller.status === 'pending',
    generation: { now: request.generation, next: generation },
    activates: [],
    returns: [],
    keeps: licenses.map((license) => summarize(license, undefined, at)),
    refusals: JSON.parse(refusals) as ExchangePreview['refusals'],
    ...beforeAndAfter(licenses, licenses, facts),
    answeredBefore: true,
  }
}

const beforeAndAfter = (
  before: readonly HeldLicense[],
  after: readonly HeldLicense[],
  { at, request }: ServerFacts,
) => ({
  capacity: { before: capacityAt(before, at), after: capacityAt(after, at) },
  maintenance: { before: maintenanceOf(before, at), after: maintenanceOf(after, at) },
  seatsUsed: request.seatsUsed,
  devices: request.devices,
})

const maintenanceOf = (licenses: readonly HeldLicense[], at: Instant) => {
  const { covered, required, maintained, endsAt } = coverageAt(licenses, at)
  return { covered, required, maintained, endsAt: rfc3339OrNull(endsAt) }
}

/** As a license file states it; `sold` knows the term that its description names. */
const summarize = (license: HeldLicense, sold: License | undefined, at: Instant): LicenseSummary => {
  const { id, kind, trialOf, quantity, startsAt, endsAt, upgradesTo } = license
  const stated: HeldLicense = { id, kind, trialOf, quantity, startsAt, endsAt, upgradesTo }
  return {
    licenseId: id,
    kind,
    quantity,
    description: describeLicense(sold ?? stated),
    status: licenseStatus(stated, at),
    startsAt: rfc3339OrNull(startsAt),
    endsAt: rfc3339OrNull(endsAt),
  }
}
