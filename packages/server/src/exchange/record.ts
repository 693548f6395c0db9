import {
  encodeLicenseFile,
  type CaseFound,
  type ExchangeAnswer,
  type ExchangeVerdict,
  type Refused,
} from '@tenure/core'
import { hashLicenseFile, type VerifiedRequest } from '@tenure/sdk'
import { openCase } from '../cases/open-case.ts'
import type { Tx } from '../db/database.ts'
import { recordMoves, type Move, type Provenance } from '../ledger/record-moves.ts'
import { recordControllerJoined, recordRenewals } from '../notices/record-exchange.ts'
import { newerKeyListSerial } from '../signing/signer.ts'
import type { ExchangeParts, Occasion } from './parts.ts'
import type { ServerFacts } from './load-facts.ts'
import { insertAnswer, type RecordedAnswer } from './answer-store.ts'
import { leavePartner, saveController, type ExchangingController } from './controller-store.ts'
import { pointDirectory } from './directory-store.ts'

export type Recording = {
  readonly parts: ExchangeParts
  readonly verified: VerifiedRequest
  readonly facts: ServerFacts
  readonly occasion: Occasion
}

/** Step 6 of the design: does what was decided, in the transaction that holds the locks. */
export const record = async (
  tx: Tx,
  verdict: ExchangeVerdict,
  recording: Recording,
): Promise<RecordedAnswer | Refused> => {
  const { facts } = recording
  switch (verdict.outcome) {
    case 'repeated':
      throw new Error('an answer that was found is not recorded again')
    case 'refused':
      if (facts.controller !== null) await recordCases(tx, verdict.cases, at(facts.controller), recording)
      return { ok: false, refusal: verdict.refusal }
    case 'answered':
      return recordAnswer(tx, verdict, recording)
  }
}

const recordAnswer = async (
  tx: Tx,
  answer: ExchangeAnswer,
  recording: Recording,
): Promise<RecordedAnswer> => {
  const { parts, verified, facts, occasion } = recording
  const { request } = verified
  const { partnerId } = answer.account
  const controllerId = facts.controller?.id ?? parts.newId()

  // Returns happen where the controller was, everything else where it is now.
  await recordMoves(tx, returnMoves(answer, facts), provenance(recording))
  if (facts.controller !== null && facts.controller.account.partnerId !== partnerId) {
    await leavePartner(tx, facts.controller.account.partnerId, controllerId)
  }

  const claims = licenseFileClaims(answer, recording)
  await saveController(tx, {
    partnerId,
    id: controllerId,
    accountId: answer.account.id,
    installCode: request.installCode,
    keyThumbprint: verified.keyThumbprint,
    status: answer.status,
    generation: answer.generation,
    lastFileHash: await hashLicenseFile(claims),
    firstCapacityAt: answer.firstCapacityAt,
    model: request.model,
    softwareVersion: request.softwareVersion,
    seatsUsed: request.seatsUsed,
    devices: request.devices,
    clock: request.clock,
    // M9: a request that says nothing of them leaves them as they are.
    noticeEmails: request.noticeEmails ?? facts.controller?.noticeEmails ?? [],
    at: occasion.at,
  })
  await pointDirectoryTo(tx, { partnerId, controllerId }, recording)
  await recordMoves(tx, activationMoves(answer, controllerId, facts), provenance(recording))
  await recordCases(tx, answer.cases, { partnerId, controllerId }, recording)
  await recordNotices(tx, answer, controllerId, recording)

  const recorded: RecordedAnswer = {
    claims,
    kid: parts.signer.kidAt(occasion.at),
    keyListSerial: newerKeyListSerial(parts.signer, request.keyListSerial),
    refusals: JSON.stringify(answer.refusals),
  }
  await insertAnswer(tx, {
    ...recorded,
    partnerId,
    controllerId,
    requestHash: verified.hash,
    generation: answer.generation,
    request: verified.jws,
    at: occasion.at,
  })
  return recorded
}

/** A1, M9: whom this concerns hears of a new controller, and of maintenance that is renewed. */
const recordNotices = async (
  tx: Tx,
  answer: ExchangeAnswer,
  controllerId: string,
  { facts, parts, occasion }: Recording,
): Promise<void> => {
  const place = { partnerId: answer.account.partnerId, accountId: answer.account.id, controllerId }
  if (answer.joins) await recordControllerJoined(place, tx, parts, occasion.at)
  const activated = answer.activations.map(({ licenseId, endsAt }) => ({
    license: offered(facts, licenseId),
    endsAt,
  }))
  await recordRenewals(place, tx, { activated, heldBefore: facts.held }, parts, occasion.at)
}

const licenseFileClaims = (answer: ExchangeAnswer, { parts, verified, facts, occasion }: Recording): string =>
  JSON.stringify(
    encodeLicenseFile({
      installCode: verified.request.installCode,
      keyThumbprint: verified.keyThumbprint,
      generation: answer.generation,
      previous: facts.controller?.lastFileHash ?? null,
      answers: verified.hash,
      issuedAt: occasion.at,
      segment: facts.controller?.segment ?? '',
      customerId: facts.named?.id === answer.account.id ? verified.request.customerId : null,
      licenses: answer.licenses,
      next: parts.newToken(),
      upgradeBasis: facts.policy.upgradeBasis,
    }),
  )

type Place = { readonly partnerId: string; readonly controllerId: string }

const at = ({ id, account }: ExchangingController): Place => ({
  partnerId: account.partnerId,
  controllerId: id,
})

const pointDirectoryTo = async (tx: Tx, place: Place, { verified, facts }: Recording): Promise<void> => {
  const { directory } = facts
  if (directory?.partnerId === place.partnerId) return
  const former = directory === null ? [] : [...directory.formerPartnerIds, directory.partnerId]
  const formerPartnerIds = [...new Set(former)].filter((partnerId) => partnerId !== place.partnerId)
  await pointDirectory(tx, verified.request.installCode, { ...place, formerPartnerIds })
}

/** T1, T2: controller → account. The account is the license's own, wherever the controller goes from here. */
const returnMoves = (answer: ExchangeAnswer, facts: ServerFacts): Move[] =>
  facts.held
    .filter((license) => answer.returns.includes(license.id))
    .map((license) => {
      const { holder } = license
      if (holder.at !== 'controller')
        throw new Error(`license ${license.id} is returned but not on a controller`)
      const { partnerId, accountId } = holder
      return { license, to: { at: 'account', partnerId, accountId }, reason: 'return' }
    })

/** T1: account → controller, with the term the activation leaves on the license for good (M2). */
const activationMoves = (answer: ExchangeAnswer, controllerId: string, facts: ServerFacts): Move[] =>
  answer.activations.map((activation) => {
    const { partnerId, id: accountId } = answer.account
    return {
      license: offered(facts, activation.licenseId),
      to: { at: 'controller', partnerId, accountId, controllerId },
      reason: 'activate',
      activation,
    }
  })

/** As it was before its activation. */
const offered = (facts: ServerFacts, licenseId: string) => {
  const license = facts.offered.find((each) => each.id === licenseId)
  if (license === undefined) throw new Error(`license ${licenseId} is activated but was not offered`)
  return license
}

const provenance = ({ verified, parts, occasion }: Recording): Provenance => ({
  actor: verified.request.installCode,
  requestId: occasion.requestId,
  at: occasion.at,
  newId: parts.newId,
})

const recordCases = async (
  tx: Tx,
  cases: readonly CaseFound[],
  place: Place,
  recording: Recording,
): Promise<void> => {
  const { verified, occasion, parts } = recording
  for (const { kind, evidence } of cases) {
    await openCase({ of: 'partner', partnerId: place.partnerId }, tx, {
      ...place,
      kind,
      evidence: { ...evidence, requestHash: verified.hash, requestId: occasion.requestId },
      at: occasion.at,
      id: parts.newId(),
    })
  }
}
