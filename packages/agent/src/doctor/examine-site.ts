import { addDays, formatDay, type Instant, type KeyList } from '@tenure/core'
import { fine, wrong, type Finding } from './finding.ts'
import type { Disk, SiteFacts } from './look-at-site.ts'

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
  if (problem === null)
    return fine('key', keptIn === 'tpm' ? 'in the TPM' : 'in a file of the identity folder')
  return wrong('key', {
    sentence: `the TPM with the key does not answer: ${problem}`,
    remedy: 'The licenses count meanwhile. Check TENURE_AGENT_TPM_TCTI, and start the agent again.',
  })
}

export const examineAccess = ({ open: { folders, files } }: SiteFacts): Finding => {
  if (folders.length + files.length === 0) return fine('permissions', 'for the agent’s user alone')
  const remedies = [
    ...(folders.length === 0 ? [] : [`chmod 700 ${folders.join(' ')}`]),
    ...(files.length === 0 ? [] : [`chmod 600 ${files.join(' ')}`]),
  ]
  return wrong('permissions', {
    sentence: `others may look at ${[...folders, ...files].join(', ')}`,
    remedy: `${remedies.join('; ')}.`,
  })
}

export const examineDisk = ({ folder, freeBytes, isWritable }: Disk): Finding => {
  if (!isWritable)
    return wrong('disk', {
      sentence: `${folder} cannot be written`,
      remedy: 'Mount it for writing, and give it to the agent’s user: chown -R.',
    })
  if (freeBytes === null) return fine('disk', folder)
  const free = `${Math.floor(freeBytes / 1_000_000)} MB free for ${folder}`
  if (freeBytes >= LEAST_FREE_BYTES) return fine('disk', free)
  return wrong('disk', {
    sentence: `only ${free}`,
    remedy: 'Make room; until then what has to be remembered may be forgotten over a restart.',
  })
}

export const examineApi = ({ host, tls }: SiteFacts['api'][number]): Finding => {
  const at = `${tls ? 'HTTPS' : 'HTTP'} on ${host}`
  if (tls || /^(127\.|::1$|localhost$)/.test(host)) return fine('local API', at)
  return wrong('local API', {
    sentence: `${at}: tokens and passwords cross the network unencrypted`,
    remedy: 'Set TENURE_AGENT_HOST=127.0.0.1, or TENURE_AGENT_TLS=on.',
  })
}

export const examineCertificate = (endsAt: Instant, at: Instant): Finding =>
  endsAt > addDays(at, SOON_DAYS)
    ? fine('certificate', `until ${formatDay(endsAt)}`)
    : wrong('certificate', {
        sentence: `the certificate of the local API ends on ${formatDay(endsAt)}`,
        remedy: 'The agent renews it by itself once a day; start it again to do so now.',
      })

/** O7: a controller that has slept for long gets the newer list along with its next answer. */
export const examineKeyList = ({ serial, keys }: KeyList, at: Instant): Finding => {
  const until = Math.max(...keys.map((key) => key.until))
  const found = `number ${serial}, good for what is signed until ${formatDay(until)}`
  if (until > addDays(at, SOON_DAYS)) return fine('key list', found)
  return wrong('key list', {
    sentence: found,
    remedy: 'The next answer brings the newer one: tenure-agent refresh, or request and apply.',
  })
}
