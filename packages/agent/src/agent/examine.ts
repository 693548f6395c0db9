import type { Result } from '../result.ts'
import type { Status } from './status.ts'

/** One thing that was looked at. `remedy` is empty where all is well. */
export type Finding = {
  readonly about: string
  readonly ok: boolean
  readonly found: string
  readonly remedy: string
}

/** Looks at everything a site engineer would ask about, and names the smallest remedy for what is not right. */
export const examine = (
  status: Status,
  root: Result<unknown>,
  reach: Result<unknown>,
): readonly Finding[] => [
  fine('install code', status.installCode),
  root.ok ? fine('root key', 'is pinned') : wrong('root key', root.refusal),
  reach.ok ? fine('license service', 'can be reached') : wrong('license service', reach.refusal),
  ...(status.approvalCode === null
    ? []
    : [
        wrong('key', {
          sentence: 'the service knows this controller by another key',
          remedy: `Read the approval code ${status.approvalCode} out to the partner or to Customer Success.`,
        }),
      ]),
  status.account === null
    ? wrong('account', {
        sentence: 'no Customer ID is set',
        remedy: 'Set it: tenure-agent account set CUSTOMER-ID.',
      })
    : fine('account', status.account.name ?? 'is set'),
  status.problem === null
    ? fine('license file', status.generation === 0 ? 'none yet' : `generation ${status.generation}`)
    : wrong('license file', status.problem),
  status.time.code === 'right'
    ? fine('clock', `${status.time.at} is certain`)
    : wrong('clock', {
        sentence: `${status.time.ownClock} is wrong. ${status.time.meaning}`,
        remedy:
          'Set the clock. For a fresh answer: tenure-agent refresh, or request and apply without a network.',
      }),
  status.waiting === null
    ? fine('requests', 'none waits for its answer')
    : wrong('requests', {
        sentence: `a request of ${status.waiting.madeAt} waits for its answer`,
        remedy: 'It is sent again by itself; to send it now: tenure-agent refresh.',
      }),
  status.unlicensedDevices === 0
    ? fine('seats', `${status.seatsUsed} of ${status.capacity} taken`)
    : wrong('seats', {
        sentence: `${status.unlicensedDevices} field device(s) have no seat (capacity ${status.capacity})`,
        remedy: `Activate capacity for ${status.unlicensedDevices} more: tenure-agent offers.`,
      }),
]

/** Asks the service for a sign of life; nothing about this controller is told. */
export const reachService = async (serviceUrl: string): Promise<Result<null>> => {
  const refusal = {
    code: 'service-unreachable',
    sentence: `${serviceUrl} does not answer`,
    remedy: 'Check the network and TENURE_AGENT_SERVICE_URL; the controller works on without it.',
    facts: {},
  } as const
  try {
    const response = await fetch(new URL('/healthz', serviceUrl), { signal: AbortSignal.timeout(5000) })
    await response.body?.cancel()
    return response.ok ? { ok: true, value: null } : { ok: false, refusal }
  } catch {
    return { ok: false, refusal }
  }
}

const fine = (about: string, found: string): Finding => ({ about, ok: true, found, remedy: '' })

const wrong = (about: string, problem: { readonly sentence: string; readonly remedy: string }): Finding => ({
  about,
  ok: false,
  found: problem.sentence,
  remedy: problem.remedy,
})
