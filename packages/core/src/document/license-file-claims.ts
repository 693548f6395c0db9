import type { HeldLicense } from '../license/license.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import {
  assertReadable,
  base64urlOf,
  installCode,
  integer,
  listOf,
  nullOr,
  numericDate,
  objectOf,
  oneOf,
  readClaims,
  shortId,
  text,
  toNumericDate,
  unread,
  type Reader,
} from './claims.ts'
import { MAX_LICENSES_PER_FILE, type LicenseFile } from './license-file.ts'
import { decodeRecord, encodeRecord, RECORD_CHARACTERS } from './license-record.ts'
import { documentUnreadable } from './refusals.ts'
import { toShortId } from './short-id.ts'

/**
 * The payload of a `tenure-license+jws`: JSON.stringify of it is what the vendor's key signs. Registered JWT names
 * where they exist: `aud`, `iat` (RFC 7519), `cnf` with `jkt` (RFC 7800, RFC 9449 §6.1). At most 1,024 bytes as a
 * signed document with ten licenses; docs/license-file.md gives the format byte by byte.
 */
export type LicenseFileClaims = {
  readonly v: 1
  readonly aud: string
  readonly iat: number
  readonly cnf: { readonly jkt: string }
  readonly gen: number
  readonly prv: string | null
  readonly ans: string
  readonly nxt: string
  readonly cid: string | null
  readonly seg: string
  readonly upb: 'i' | 'r'
  /** One record of 32 characters per license, one after the other. */
  readonly lic: string
  /** What each upgrade license reaches, in the order in which `lic` has them. */
  readonly upg: readonly (string | null)[]
}

const hash = base64urlOf(16, 'a hash')
const release = text(1, 40)

const records: Reader<readonly Omit<HeldLicense, 'upgradesTo'>[]> = (json) => {
  const most = MAX_LICENSES_PER_FILE * RECORD_CHARACTERS
  if (typeof json !== 'string' || json.length % RECORD_CHARACTERS !== 0 || json.length > most)
    return unread(
      `is not a text of up to ${MAX_LICENSES_PER_FILE} licenses of ${RECORD_CHARACTERS} characters`,
    )
  const licenses: Omit<HeldLicense, 'upgradesTo'>[] = []
  const ids = new Set<string>()
  for (let start = 0; start < json.length; start += RECORD_CHARACTERS) {
    const member = `[${licenses.length}]`
    const license = decodeRecord(json.slice(start, start + RECORD_CHARACTERS))
    if ('problem' in license) return { ok: false, member, problem: license.problem }
    if (ids.has(license.id)) return { ok: false, member, problem: 'is a license that was listed before' }
    ids.add(license.id)
    licenses.push(license)
  }
  return { ok: true, value: licenses }
}

const licenseFileClaims = objectOf({
  v: oneOf(1),
  aud: installCode,
  iat: numericDate,
  cnf: objectOf({ jkt: base64urlOf(32, 'a key thumbprint') }),
  gen: integer(1, 2_147_483_647),
  prv: nullOr(hash),
  ans: hash,
  nxt: base64urlOf(16, 'a token'),
  cid: nullOr(shortId('a Customer ID')),
  seg: text(0, 32),
  upb: oneOf('i', 'r'),
  lic: records,
  upg: listOf(nullOr(release), 0, MAX_LICENSES_PER_FILE),
} satisfies Record<keyof LicenseFileClaims, unknown>)

/**
 * The claims of a license file, in the order in which they are signed. Throws a RangeError where a value is over its
 * limit or malformed: nothing is signed that a controller could not read.
 */
export const encodeLicenseFile = (file: LicenseFile): LicenseFileClaims => {
  const stray = file.licenses.find((each) => each.kind !== 'upgrade' && each.upgradesTo !== null)
  if (stray !== undefined)
    throw new RangeError(`license ${stray.id}: only an upgrade license reaches a release`)
  const claims: LicenseFileClaims = {
    v: 1,
    aud: file.installCode,
    iat: toNumericDate(file.issuedAt),
    cnf: { jkt: file.keyThumbprint },
    gen: file.generation,
    prv: file.previous,
    ans: file.answers,
    nxt: file.next,
    cid: file.customerId === null ? null : toShortId(file.customerId),
    seg: file.segment,
    upb: file.upgradeBasis === 'installed-at' ? 'i' : 'r',
    lic: file.licenses.map(encodeRecord).join(''),
    upg: file.licenses.filter((each) => each.kind === 'upgrade').map((each) => each.upgradesTo),
  }
  assertReadable(decodeLicenseFile(claims))
  return claims
}

/** Reads the claims of a license file whose signature is verified; else `document-unreadable`, naming the member. */
export const decodeLicenseFile = (claims: unknown): Verdict<LicenseFile> => {
  const read = readClaims('license file', claims, licenseFileClaims)
  if (!read.ok) return read
  const { value } = read
  const upgrades = value.lic.filter((each) => each.kind === 'upgrade').length
  if (value.upg.length !== upgrades)
    return refused(
      documentUnreadable(
        'license file',
        'upg',
        `does not have ${upgrades} elements, one per upgrade license`,
      ),
    )
  return granted({
    installCode: value.aud,
    keyThumbprint: value.cnf.jkt,
    generation: value.gen,
    previous: value.prv,
    answers: value.ans,
    issuedAt: value.iat,
    segment: value.seg,
    customerId: value.cid,
    licenses: withReleases(value.lic, value.upg),
    next: value.nxt,
    upgradeBasis: value.upb === 'i' ? 'installed-at' : 'released-at',
  })
}

const withReleases = (
  licenses: readonly Omit<HeldLicense, 'upgradesTo'>[],
  releases: readonly (string | null)[],
): HeldLicense[] => {
  const left = releases.values()
  return licenses.map((license) => ({
    ...license,
    upgradesTo: license.kind === 'upgrade' ? (left.next().value ?? null) : null,
  }))
}
