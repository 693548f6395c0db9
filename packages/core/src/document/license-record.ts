import type { HeldLicense } from '../license/license.ts'
import type { LicenseKind, TrialRight } from '../license/kind.ts'
import { MS_PER_DAY, type Instant } from '../time/instant.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { bytesOfId, idOfBytes } from './short-id.ts'

/**
 * One license in a license file: 24 bytes, which are 32 characters of base64url without a remainder, so each license
 * of a file can be cut out of the text. Measured with ten licenses, a 12-character install code and a 22-character
 * `kid`: JSON arrays of id, letter, quantity and days made a file of 1,097 bytes, these records one of 990. The limit
 * is 1,024 (design §3).
 *
 * Bytes: 0–15 License ID; 16 kind, an ASCII letter; 17–19 quantity; 20–21 first day; 22–23 end day, exclusive.
 * Numbers are big-endian, days count from 1970-01-01 UTC, and 0 says that there is none.
 */
export const RECORD_CHARACTERS = 32
const RECORD_BYTES = 24
const MAX_QUANTITY = 1_000_000
const MAX_DAY = 0xffff

/** Kinds in capitals; a trial is the small letter of the right it lends. */
const letters = {
  capacity: 'C',
  core: 'K',
  maintenance: 'M',
  'remote-cms': 'R',
  upgrade: 'U',
} as const satisfies Record<Exclude<LicenseKind, 'trial'>, string>

type RecordedLicense = Omit<HeldLicense, 'upgradesTo'>
type KindAndRight = Pick<HeldLicense, 'kind' | 'trialOf'>

const kindsByLetter = new Map<string, KindAndRight>([
  ['C', { kind: 'capacity', trialOf: null }],
  ['K', { kind: 'core', trialOf: null }],
  ['M', { kind: 'maintenance', trialOf: null }],
  ['R', { kind: 'remote-cms', trialOf: null }],
  ['U', { kind: 'upgrade', trialOf: null }],
  ['c', { kind: 'trial', trialOf: 'capacity' }],
  ['k', { kind: 'trial', trialOf: 'core' }],
  ['m', { kind: 'trial', trialOf: 'maintenance' }],
  ['r', { kind: 'trial', trialOf: 'remote-cms' }],
])

/** Throws a RangeError for a license no record can state: a term that is not of whole days, a quantity over the limit. */
export const encodeRecord = (license: RecordedLicense): string => {
  if (!isQuantity(license.quantity))
    throw new RangeError(`license ${license.id}: quantity ${license.quantity}`)
  const bytes = new Uint8Array(RECORD_BYTES)
  const view = new DataView(bytes.buffer)
  bytes.set(bytesOfId(license.id))
  view.setUint32(16, license.quantity) // Its first byte is 0 and makes room for the letter.
  view.setUint8(16, letterOf(license).charCodeAt(0))
  view.setUint16(20, dayOf(license.startsAt, license.id))
  view.setUint16(22, dayOf(license.endsAt, license.id))
  return toBase64url(bytes)
}

/** The license of one record of 32 characters; else what is wrong with it. */
export const decodeRecord = (record: string): RecordedLicense | { readonly problem: string } => {
  const bytes = record.length === RECORD_CHARACTERS ? fromBase64url(record) : null
  if (bytes === null) return { problem: 'is not a license of 32 characters of base64url' }
  const view = new DataView(bytes.buffer)
  const kind = kindsByLetter.get(String.fromCharCode(view.getUint8(16)))
  if (kind === undefined) return { problem: 'has a kind that is not known' }
  const quantity = view.getUint32(16) & 0xff_ffff
  if (!isQuantity(quantity)) return { problem: `has a quantity that is not from 1 to ${MAX_QUANTITY}` }
  const startsAt = instantOf(view.getUint16(20))
  const endsAt = instantOf(view.getUint16(22))
  if (endsAt !== null && (startsAt === null || endsAt <= startsAt))
    return { problem: 'has an end that is not after its start' }
  return { id: idOfBytes(bytes.subarray(0, 16)), ...kind, quantity, startsAt, endsAt }
}

const letterOf = ({ id, kind, trialOf }: RecordedLicense): string => {
  if (kind !== 'trial') return letters[kind]
  if (trialOf === null) throw new RangeError(`license ${id}: a trial of nothing`)
  return trialLetter(trialOf)
}

const trialLetter = (right: TrialRight): string => letters[right].toLowerCase()

const isQuantity = (quantity: number): boolean =>
  Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY

const dayOf = (at: Instant | null, id: string): number => {
  if (at === null) return 0
  const day = at / MS_PER_DAY
  if (!Number.isInteger(day) || day < 1 || day > MAX_DAY)
    throw new RangeError(`license ${id}: ${at} is not the start of a UTC day from 1970-01-02 to 2149-06-06`)
  return day
}

const instantOf = (day: number): Instant | null => (day === 0 ? null : day * MS_PER_DAY)
