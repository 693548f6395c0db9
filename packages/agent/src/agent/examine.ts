import type { Instant, KeyList } from '@tenure/core'
import {
  examineAccess,
  examineApi,
  examineCertificate,
  examineDisk,
  examineKey,
  examineKeyList,
  type KeyFacts,
} from '../doctor/examine-site.ts'
import { fine, wrong, type Finding } from '../doctor/finding.ts'
import type { SiteFacts } from '../doctor/look-at-site.ts'
import type { Result } from '../result.ts'
import { AGENT_VERSION } from '../version.ts'
import type { Status } from './status.ts'

/** What is looked at besides the status. */
export type Examined = {
  readonly root: Result<unknown>
  readonly reach: Result<unknown>
  readonly key: KeyFacts
  readonly keyList: KeyList | null
  readonly site: SiteFacts
  readonly at: Instant
}

/** Looks at everything a site engineer would ask about, and names the smallest remedy for what is not right. */
export const examine = (status: Status, examined: Examined): readonly Finding[] => {
  const { root, reach, key, keyList, site, at } = examined
  return [
    fine('version', `tenure-agent ${AGENT_VERSION}, for ${status.model} ${status.softwareVersion}`),
    ...examineStatus(status, root, reach),
    examineKey(key),
    ...(keyList === null ? [] : [examineKeyList(keyList, at)]),
    examineAccess(site),
    ...site.disks.map(examineDisk),
    ...site.api.map(examineApi),
    ...(site.certificateEndsAt === null ? [] : [examineCertificate(site.certificateEndsAt, at)]),
  ]
}

const examineStatus = (status: Status, root: Result<unknown>, reach: Result<unknown>): readonly Finding[] => [
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
