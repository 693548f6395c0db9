import type { ProblemCode } from '@tenure/contract'
import type { Agent, Changed } from '../../agent/agent.ts'
import { done, notDone, type AgentProblem, type Result } from '../../result.ts'
import type { LocalRequest } from '../local-request.ts'
import type { LocalCaller } from '../tokens.ts'
import { isOwner, type Caller } from '../who-calls.ts'
import { readCustomerId, readInclude, readLicenseFile, readLicenseIds } from './read.ts'
import { licenseRows, statusRows } from './rows.ts'
import { userOf } from './sign-in.ts'

/** A call of spec §4's table, for who is known. Its value is the reply's JSON; without one the reply is a 204. */
export type IapCall = {
  readonly method: 'GET' | 'PUT' | 'POST'
  readonly path: `/iap/${string}`
  /** A3. */
  readonly for: LocalCaller
  readonly answer: (asked: Asked) => Result<unknown> | Promise<Result<unknown>>
}

export type Asked = { readonly request: LocalRequest; readonly agent: Agent; readonly caller: Caller }

/**
 * Where a call names the segment (`scName`, and `segmnetId`, which the interface spells so), it is not compared: an
 * agent is one segment, and programs know its number from parts of the SmartServer that are not ours.
 */
export const iapCalls: readonly IapCall[] = [
  {
    method: 'GET',
    path: '/iap/lic/status',
    for: 'viewer',
    answer: ({ agent, caller }) =>
      done(statusRows(agent.status(), isOwner(caller) ? (agent.account()?.customerId ?? null) : null)),
  },
  {
    method: 'GET',
    path: '/iap/lic',
    for: 'viewer',
    answer: ({ agent }) => done(licenseRows(agent.licenses(), agent.status())),
  },
  {
    method: 'PUT',
    path: '/iap/lic/accounts',
    for: 'owner',
    answer: async ({ agent, request }) => {
      const customerId = await readCustomerId(request)
      return customerId.ok ? setAccount(agent, customerId.value) : customerId
    },
  },
  {
    method: 'POST',
    path: '/iap/lic/cloud',
    for: 'owner',
    // The list itself is told as UPD:LIC:CLOUD, to everybody who listens.
    answer: async ({ agent }) => withoutBody(await agent.offers()),
  },
  {
    method: 'POST',
    path: '/iap/lic/cloud/download',
    for: 'owner',
    answer: async ({ agent, request }) => {
      const ids = await readLicenseIds(request)
      return ids.ok ? allDone(await agent.activate(ids.value)) : ids
    },
  },
  {
    method: 'POST',
    path: '/iap/lic/cloud/upload',
    for: 'owner',
    answer: async ({ agent, request }) => {
      const ids = await readInclude(request)
      return ids.ok ? allDone(await agent.giveBack(ids.value)) : ids
    },
  },
  {
    method: 'POST',
    path: '/iap/lic/activation',
    for: 'owner',
    answer: async ({ agent, request }) => {
      const documents = await readLicenseFile(request)
      return documents.ok ? withoutBody(await agent.applyDocuments(documents.value)) : documents
    },
  },
  {
    method: 'GET',
    path: '/iap/users/current',
    for: 'viewer',
    answer: ({ caller }) => done(userOf(caller)),
  },
]

/** The service does not let this controller use the account. */
const accountRefusals: readonly ProblemCode[] = [
  'customer-id-unknown',
  'account-archived',
  'controller-in-other-account',
]

/**
 * A Customer ID that is refused does not displace the one that was set. One that cannot be judged now is kept: without
 * a network there is nobody to ask.
 */
const setAccount = async (agent: Agent, customerId: string): Promise<Result<unknown>> => {
  const before = agent.account()
  agent.setAccount(customerId)
  const offered = await agent.offers()
  if (offered.ok || !accountRefusals.includes(offered.refusal.code)) return done(undefined)
  const isStillSet = agent.account()?.customerId === customerId
  if (isStillSet && before !== null && before.customerId !== customerId) agent.setAccount(before.customerId)
  return offered
}

const withoutBody = (result: Result<unknown>): Result<undefined> => (result.ok ? done(undefined) : result)

/** Programs look at the status alone, so it says 2xx only if everything was done that was asked for. */
const allDone = (changed: Result<Changed>): Result<undefined> => {
  if (!changed.ok) return changed
  const [first, ...more] = changed.value.refusals
  if (first === undefined) return done(undefined)
  const { code, sentence, remedy, facts } = first as typeof first & Pick<AgentProblem, 'code' | 'facts'>
  const others = more.length === 0 ? '' : ` ${more.length} more were not done either.`
  return notDone({
    code,
    sentence: `${sentence}${others}`,
    remedy,
    facts: { ...facts, licenseIds: changed.value.refusals.map(({ licenseId }) => licenseId) },
  })
}
