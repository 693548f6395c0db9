import { addDays, formatDay, type Instant, type KeyList } from '@tenure/core'
import { found, type Finding } from './finding.ts'
import type { Disk, SiteFacts } from './look-at-site.ts'
import type { BrokerFacts } from './reach-broker.ts'

export type KeyFacts = {
  readonly keptIn: 'file' | 'tpm'
  /** Why it cannot sign now. */
  readonly problem: string | null
}

/** Less is not enough for the files to be written anew and the databases to grow. */
const LEAST_FREE_BYTES = 20_000_000
/** The agent renews its certificate much earlier, and the service its keys. */
const SOON_DAYS = 30

export const examineKey = ({ keptIn, problem }: KeyFacts): Finding => {
  if (problem !== null) return found('key-does-not-answer', { problem })
  return keptIn === 'tpm' ? found('key-in-tpm') : found('key-in-file')
}

export const examineAccess = ({ open }: SiteFacts): Finding =>
  open.folders.length + open.files.length === 0 ? found('files-private') : found('files-open', open)

export const examineDisk = ({ folder, freeBytes, isWritable }: Disk): Finding => {
  if (!isWritable) return found('disk-read-only', { folder })
  if (freeBytes === null) return found('disk-untold', { folder })
  const free = { folder, freeMb: Math.floor(freeBytes / 1_000_000) }
  return freeBytes >= LEAST_FREE_BYTES ? found('disk-free', free) : found('disk-full', free)
}

/** Without the broker no device comes or goes, and no seat is lost (T8). */
export const examineBroker = ({ url, isReached }: BrokerFacts): Finding =>
  isReached ? found('broker-reached', { url }) : found('broker-away', { url })

export const examineApi = ({ host, tls }: SiteFacts['api'][number]): Finding => {
  const address = { scheme: tls ? 'HTTPS' : 'HTTP', host }
  const isPrivate = tls || /^(127\.|::1$|localhost$)/.test(host)
  return isPrivate ? found('api-private', address) : found('api-unencrypted', address)
}

export const examineCertificate = (endsAt: Instant, at: Instant): Finding => {
  const until = formatDay(endsAt)
  return endsAt > addDays(at, SOON_DAYS)
    ? found('certificate-good', { until })
    : found('certificate-ends', { until })
}

/** O7: a controller that has slept for long gets the newer list along with its next answer. */
export const examineKeyList = ({ serial, keys }: KeyList, at: Instant): Finding => {
  const endsAt = Math.max(...keys.map((key) => key.until))
  const list = { serial, until: formatDay(endsAt) }
  return endsAt > addDays(at, SOON_DAYS) ? found('key-list-good', list) : found('key-list-ends', list)
}
