import {
  isReturnable,
  judgeReturns,
  MAX_LICENSES_PER_REQUEST,
  type ExchangeRequest,
  type HeldLicense,
} from '@tenure/core'
import { operations, type Offer } from '@tenure/contract'
import { ServiceUnreachableError, type Client, type Problem, type RootKey } from '@tenure/sdk'
import type { ControllerClock } from '../clock/controller-clock.ts'
import { confirmEmails, emailsToTell } from '../notices/open-notices.ts'
import { done, notDone, type AgentProblem, type Result } from '../result.ts'
import type { ControllerKey } from '../signing/controller-key.ts'
import type { Outcome, StateFiles } from '../state/state-files.ts'
import { acceptAnswer, keepKeyList, type Accepted, type KeyListKept } from './accept-answer.ts'
import { loadLicenseState, type LicenseState, type PendingRequest, type Whose } from './license-state.ts'
import { makeRequest, type Self } from './make-request.ts'
import type { Carried } from './read-carried.ts'
import {
  accountNotSet,
  noLicenseFile,
  requestGives,
  requestNotWaiting,
  serviceProblem,
  serviceUnreachable,
} from './refusals.ts'

/** What an exchange works with; wired once. */
export type ExchangeParts = {
  readonly files: StateFiles
  readonly root: RootKey
  readonly whose: Whose
  readonly key: Pick<ControllerKey, 'signRequest'>
  readonly client: Pick<Client, 'exchange' | 'listOffers'>
  readonly serviceUrl: string
  readonly clock: ControllerClock
  readonly monotonicMs: () => number
  readonly self: () => Self
  readonly newNonce: () => string
  /** Called after each change of what is held, before anything is told to anybody: the seats follow at once (T2). */
  readonly changed: (state: LicenseState, before: LicenseState) => void
}

export type Exchanged = {
  readonly licenses: readonly HeldLicense[]
  /** What was asked for and not done, license by license. */
  readonly refusals: Outcome['refusals']
}

/** `keyList`: what came was a key list alone. */
export type Applied = Exchanged & { readonly keyList: KeyListKept | null }

/** The exchange of this controller. Not to be entered twice at a time; the agent queues. */
export type Exchange = {
  readonly state: () => LicenseState
  /** Activates `want` and returns `give`; with neither it fetches what the service states (refresh). */
  readonly ask: (want: readonly string[], give: readonly string[] | 'all') => Promise<Result<Exchanged>>
  /**
   * O4: gives up what is given, then shows the request to carry. While one waits that gives something up, that one is
   * shown again; one that only wants gives way to another ask.
   */
  readonly prepare: (want: readonly string[], give: readonly string[]) => Promise<Result<PendingRequest>>
  /** Forgets a waiting request that only asks, such as one that nobody can answer any more. */
  readonly discard: () => Promise<Result<PendingRequest>>
  /** O1: takes in what was carried here: a license file, a key list, or both. */
  readonly apply: (carried: Carried) => Promise<Result<Applied>>
  readonly offers: () => Promise<Result<{ readonly account: string; readonly offers: readonly Offer[] }>>
}

export const openExchange = async (parts: ExchangeParts): Promise<Exchange> => {
  const { files, whose, clock } = parts
  let state = await loadLicenseState(files, parts.root, whose)
  /** When the pending request was signed in this run; null for one of a run before. */
  let signedAtMs: number | null = null

  const enter = (next: LicenseState): void => {
    const before = state
    state = next
    parts.changed(next, before)
  }

  // A crash after the license file was stored leaves a request that is answered already.
  if (state.pending !== null && state.stored?.file.answers === state.pending.hash) {
    files.pendingRequest.remove()
    state = { ...state, pending: null }
  }

  /** O4: signs and stores in one step; from here on, what is given is given up, whatever happens. */
  const burn = async (want: readonly string[], give: readonly string[]): Promise<void> => {
    const customerId = files.account.read()?.customerId ?? null
    const claims = makeRequest({
      whose,
      customerId,
      state,
      want,
      give,
      self: parts.self(),
      time: clock.judge(),
      nonce: parts.newNonce(),
      noticeEmails: emailsToTell(files),
    })
    files.pendingRequest.write(parts.key.signRequest(claims))
    signedAtMs = parts.monotonicMs()
    enter(await loadLicenseState(files, parts.root, whose))
  }

  const takeIn = (accepted: Accepted, by: 'network' | 'hand'): void => {
    const { issuedAt, answersPending } = accepted
    const told = answersPending ? state.pending?.request.noticeEmails : undefined
    const asked = answersPending ? signedAtMs : null
    clock.learn(issuedAt, { by, sinceAskedMs: asked === null ? null : parts.monotonicMs() - asked })
    enter(accepted.state)
    confirmEmails(files, told)
  }

  /** Sends the pending request, byte for byte, until it is answered (O3). */
  const settle = async (pending: PendingRequest): Promise<Result<Outcome['refusals']>> => {
    const reply = await calling(parts, true, () => parts.client.exchange({ body: pending.jws }))
    if (!reply.ok) {
      if (wasJudged(reply.refusal) && pending.request.give.length === 0) {
        // The service did nothing, and nothing was given up: the request need not be kept.
        files.pendingRequest.remove()
        enter(await loadLicenseState(files, parts.root, whose))
      }
      return reply
    }
    const answer = { ...reply.value, refusals: reply.value.refusals.map(asOutcome) }
    const accepted = await acceptAnswer(answer, parts)
    if (!accepted.ok) return accepted
    takeIn(accepted.value, 'network')
    return done(answer.refusals)
  }

  /** Answers what an earlier call has left. One the service refuses as a whole gives way to the next request. */
  const settleEarlier = async (): Promise<Result<Settled>> => {
    const { pending } = state
    if (pending === null) return done({ refusals: [], carriedOver: [], given: [] })
    const { give } = pending.request
    const settled = await settle(pending)
    if (settled.ok) return done({ refusals: settled.value, carriedOver: [], given: give })
    // What was burnt stays burnt: the next request gives it again.
    if (wasJudged(settled.refusal)) return done({ refusals: [], carriedOver: give, given: [] })
    return settled
  }

  const ask: Exchange['ask'] = async (want, asked) => {
    if (want.length > 0 && files.account.read() === null) return notDone(accountNotSet())
    const earlier = await settleEarlier()
    if (!earlier.ok) return earlier
    const { given, carriedOver } = earlier.value
    // Only now it is known what "all" is: the earlier request may have brought more.
    const give = asked === 'all' ? state.licenses.filter(isReturnable).map(({ id }) => id) : asked
    const refusals: Outcome['refusals'][number][] = [...earlier.value.refusals]

    const wanted = want.filter((id) => !state.licenses.some((license) => license.id === id))
    const judged = judgeReturns(
      give.filter((id) => !given.includes(id) && !carriedOver.includes(id)),
      state.licenses,
    )
    refusals.push(...judged.refusals.map(asOutcome))
    const giving = [...carriedOver, ...judged.returns]
    const waiting = { want: wanted.filter((id) => !giving.includes(id)), give: giving }
    const onlyLook = want.length + give.length === 0
    if (!onlyLook && waiting.want.length + waiting.give.length === 0)
      return done({ licenses: state.licenses, refusals })

    for (const batch of batchesOf(waiting)) {
      await burn(batch.want, batch.give)
      if (state.pending === null) throw new Error('the request that was just written cannot be read')
      const settled = await settle(state.pending)
      if (!settled.ok) return settled
      refusals.push(...settled.value)
    }
    return done({ licenses: state.licenses, refusals })
  }

  const prepare: Exchange['prepare'] = async (want, give) => {
    const customerId = files.account.read()?.customerId ?? null
    if (state.pending !== null && !givesWay(state.pending.request, { customerId, want, give }))
      return done(state.pending)
    if (want.length > 0 && customerId === null) return notDone(accountNotSet())
    const judged = judgeReturns(give, state.licenses)
    const [refusal] = judged.refusals
    if (refusal !== undefined) return notDone(refusal)
    await burn(
      want.filter((id) => !judged.returns.includes(id)),
      judged.returns,
    )
    if (state.pending === null) throw new Error('the request that was just written cannot be read')
    return done(state.pending)
  }

  const discard: Exchange['discard'] = async () => {
    const { pending } = state
    if (pending === null) return notDone(requestNotWaiting())
    if (pending.request.give.length > 0) return notDone(requestGives(pending.request.give))
    files.pendingRequest.remove()
    enter(await loadLicenseState(files, parts.root, whose))
    return done(pending)
  }

  const apply: Exchange['apply'] = async ({ licenseFile, keyList, refusals }) => {
    if (licenseFile !== null) {
      const accepted = await acceptAnswer({ licenseFile, keyList, refusals }, parts)
      if (!accepted.ok) return accepted
      takeIn(accepted.value, 'hand')
      return done({ licenses: state.licenses, refusals: accepted.value.refusals, keyList: null })
    }
    if (keyList === null) return notDone(noLicenseFile())
    const kept = await keepKeyList(keyList, files, parts.root)
    if (!kept.ok) return kept
    // What is stored may count only with this list.
    enter(await loadLicenseState(files, parts.root, whose))
    return done({ licenses: state.licenses, refusals: [], keyList: kept.value })
  }

  const offers: Exchange['offers'] = async () => {
    const account = files.account.read()
    if (account === null) return notDone(accountNotSet())
    const { customerId } = account
    const question = { whose, customerId, state, want: [], give: [], self: parts.self() }
    const claims = makeRequest({ ...question, time: clock.judge(), nonce: parts.newNonce() })
    const body = parts.key.signRequest(claims)
    const reply = await calling(parts, false, () => parts.client.listOffers({ body }))
    if (!reply.ok) return reply
    if (reply.value.keyList !== null) await keepKeyList(reply.value.keyList, files, parts.root)
    return done({ account: reply.value.account, offers: reply.value.offers })
  }

  return { state: () => state, ask, prepare, discard, apply, offers }
}

/**
 * Whether a waiting request is forgotten for what is asked now. One that gives something up is the proof of it (O4)
 * and stays. Of one that only wants, nobody tells a controller without a network that it was refused, as for a wrong
 * Customer ID; it must not stand in the way of the right one. To ask for nothing is to ask for the same again.
 */
const givesWay = (
  waiting: Pick<ExchangeRequest, 'customerId' | 'want' | 'give'>,
  asked: Pick<ExchangeRequest, 'customerId' | 'want' | 'give'>,
): boolean => {
  if (waiting.give.length > 0) return false
  if (waiting.customerId !== asked.customerId || asked.give.length > 0) return true
  const wanted = new Set(asked.want)
  return (
    wanted.size > 0 && (wanted.size !== waiting.want.length || !waiting.want.every((id) => wanted.has(id)))
  )
}

type Settled = {
  readonly refusals: Outcome['refusals']
  /** Given up by a request that the service refused as a whole, and not returned yet. */
  readonly carriedOver: readonly string[]
  /** Returned by the earlier request, so that asking for it again is no mistake. */
  readonly given: readonly string[]
}

/** The refusals with which the service ends a request without doing anything (design §3, steps 1, 2 and 5). */
const wasJudged = ({ code }: AgentProblem): boolean =>
  (operations.exchange.problems as readonly string[]).includes(code)

const calling = async <Value>(
  { serviceUrl }: ExchangeParts,
  waiting: boolean,
  send: () => Promise<
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem }
  >,
): Promise<Result<Value>> => {
  try {
    const reply = await send()
    return reply.ok ? done(reply.value) : notDone(serviceProblem(reply.problem))
  } catch (error) {
    if (error instanceof ServiceUnreachableError) return notDone(serviceUnreachable(serviceUrl, waiting))
    throw error
  }
}

const asOutcome = ({ licenseId, code, sentence, remedy, facts }: Outcome['refusals'][number]) => ({
  licenseId,
  code,
  sentence,
  remedy,
  facts: { ...facts },
})

/** A1, O3: a request names at most so many licenses. At least one request is made, also to ask for nothing. */
const batchesOf = (waiting: { readonly want: readonly string[]; readonly give: readonly string[] }) => {
  const size = MAX_LICENSES_PER_REQUEST
  const count = Math.max(1, Math.ceil(Math.max(waiting.want.length, waiting.give.length) / size))
  return Array.from({ length: count }, (_, batch) => ({
    want: waiting.want.slice(batch * size, (batch + 1) * size),
    give: waiting.give.slice(batch * size, (batch + 1) * size),
  }))
}
