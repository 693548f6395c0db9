import type { Instant, KeyList } from '@tenure/core'
import {
  examineAccess,
  examineApi,
  examineBroker,
  examineCertificate,
  examineDisk,
  examineKey,
  examineKeyList,
  type KeyFacts,
} from '../doctor/examine-site.ts'
import { found, foundProblem, type Finding } from '../doctor/finding.ts'
import type { SiteFacts } from '../doctor/look-at-site.ts'
import type { BrokerFacts } from '../doctor/reach-broker.ts'
import type { Result } from '../result.ts'
import { AGENT_VERSION } from '../version.ts'
import type { Status } from './status.ts'

/** What is looked at besides the status. */
export type Examined = {
  readonly root: Result<unknown>
  readonly reach: Result<unknown>
  readonly broker: BrokerFacts | null
  readonly key: KeyFacts
  readonly keyList: KeyList | null
  readonly site: SiteFacts
  readonly at: Instant
}

/** Looks at everything a site engineer would ask about, and names the smallest remedy for what is not right. */
export const examine = (status: Status, examined: Examined): readonly Finding[] => {
  const { root, reach, broker, key, keyList, site, at } = examined
  return [
    found('version', { agent: AGENT_VERSION, model: status.model, software: status.softwareVersion }),
    ...examineStatus(status, root, reach),
    ...(broker === null ? [] : [examineBroker(broker)]),
    examineKey(key),
    ...(keyList === null ? [] : [examineKeyList(keyList, at)]),
    examineAccess(site),
    ...site.disks.map(examineDisk),
    ...site.api.map(examineApi),
    ...(site.certificateEndsAt === null ? [] : [examineCertificate(site.certificateEndsAt, at)]),
  ]
}

const examineStatus = (status: Status, root: Result<unknown>, reach: Result<unknown>): readonly Finding[] => [
  found('install-code', { installCode: status.installCode }),
  root.ok ? found('root-key-pinned') : foundProblem('root key', root.refusal),
  reach.ok ? found('service-reached') : foundProblem('license service', reach.refusal),
  ...(status.approvalCode === null ? [] : [found('key-to-approve', { approvalCode: status.approvalCode })]),
  status.account === null ? found('account-missing') : found('account-set', { name: status.account.name }),
  examineLicenseFile(status),
  examineClock(status.time),
  status.waiting === null
    ? found('requests-none')
    : found('request-waits', { madeAt: status.waiting.madeAt }),
  examineSeats(status),
]

const examineLicenseFile = ({ problem, generation }: Status): Finding => {
  if (problem !== null) return foundProblem('license file', problem)
  return generation === 0 ? found('license-file-none') : found('license-file-good', { generation })
}

const examineClock = ({ code, at, ownClock, meaning }: Status['time']): Finding =>
  code === 'right' ? found('clock-right', { at }) : found('clock-wrong', { time: code, ownClock, meaning })

const examineSeats = ({ unlicensedDevices: missing, seatsUsed: used, capacity }: Status): Finding =>
  missing === 0 ? found('seats-suffice', { used, capacity }) : found('seats-missing', { missing, capacity })

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
