import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import {
  assertReadable,
  base64urlOf,
  installCode,
  integer,
  listOf,
  matching,
  nullOr,
  numericDate,
  objectWithOptional,
  oneOf,
  readClaims,
  shortId,
  text,
  toNumericDate,
} from './claims.ts'
import { documentUnreadable } from './refusals.ts'
import { MAX_LICENSES_PER_REQUEST, MAX_NOTICE_EMAILS, type ExchangeRequest } from './request.ts'
import { toShortId } from './short-id.ts'

/**
 * The payload of a `tenure-request+jws`: JSON.stringify of it is what the controller signs. Registered JWT names
 * where they exist (RFC 7519 §4.1): `iss` is the install code, `jti` the nonce.
 */
export type RequestClaims = {
  readonly v: 1
  readonly iss: string
  readonly iat: number
  readonly jti: string
  readonly clk: 'ok' | 'unknown'
  readonly cid: string | null
  readonly gen: number
  readonly prv: string | null
  readonly nxt: string | null
  readonly want: readonly string[]
  readonly give: readonly string[]
  readonly mdl: string
  readonly sw: string
  readonly use: number
  readonly dev: number
  readonly kls: number
  /** Present only while the service has not confirmed it; absent = unchanged. */
  readonly ntf?: readonly string[]
}

const hash = base64urlOf(16, 'a hash')
const licenseIds = listOf(shortId('a License ID'), 0, MAX_LICENSES_PER_REQUEST)

/** RFC 5321 §4.5.3.1.3 allows 254 characters. Whether mail arrives is another question; here it is one line of text. */
const EMAIL = /^(?=.{3,254}$)[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+$/u

/** Below the limit of a license file, so that the answer to any readable request has a generation it can state. */
const MAX_GENERATION = 1_000_000_000

const requestClaims = objectWithOptional(
  {
    v: oneOf(1),
    iss: installCode,
    iat: numericDate,
    jti: base64urlOf(16, 'a nonce'),
    clk: oneOf('ok', 'unknown'),
    cid: nullOr(shortId('a Customer ID')),
    gen: integer(0, MAX_GENERATION),
    prv: nullOr(hash),
    nxt: nullOr(base64urlOf(16, 'a token')),
    want: licenseIds,
    give: licenseIds,
    mdl: text(1, 64),
    sw: text(1, 40),
    use: integer(0, 1_000_000),
    dev: integer(0, 1_000_000),
    kls: integer(0, 1_000_000_000),
  } satisfies Record<Exclude<keyof RequestClaims, 'ntf'>, unknown>,
  { ntf: listOf(matching(EMAIL, 'an e-mail address'), 0, MAX_NOTICE_EMAILS) },
)

/**
 * The claims of a request, in the order in which they are signed. Throws a RangeError where a value is over its
 * limit or malformed: nothing is signed that the service could not read.
 */
export const encodeRequest = (request: ExchangeRequest): RequestClaims => {
  const claims: RequestClaims = {
    v: 1,
    iss: request.installCode,
    iat: toNumericDate(request.at),
    jti: request.nonce,
    clk: request.clock,
    cid: request.customerId === null ? null : toShortId(request.customerId),
    gen: request.generation,
    prv: request.previous,
    nxt: request.next,
    want: request.want.map(toShortId),
    give: request.give.map(toShortId),
    mdl: request.model,
    sw: request.softwareVersion,
    use: request.seatsUsed,
    dev: request.devices,
    kls: request.keyListSerial,
    ...(request.noticeEmails === undefined ? {} : { ntf: request.noticeEmails }),
  }
  assertReadable(decodeRequest(claims))
  return claims
}

/** Reads the claims of a request whose signature is verified; else `document-unreadable`, naming the member. */
export const decodeRequest = (claims: unknown): Verdict<ExchangeRequest> => {
  const read = readClaims('request', claims, requestClaims)
  if (!read.ok) return read
  const { value } = read
  const wanted = new Set(value.want)
  const both = value.give.findIndex((licenseId) => wanted.has(licenseId))
  if (both !== -1) return refused(documentUnreadable('request', `give[${both}]`, 'is in want as well'))
  return granted({
    installCode: value.iss,
    customerId: value.cid,
    generation: value.gen,
    previous: value.prv,
    next: value.nxt,
    want: value.want,
    give: value.give,
    model: value.mdl,
    softwareVersion: value.sw,
    seatsUsed: value.use,
    devices: value.dev,
    at: value.iat,
    clock: value.clk,
    keyListSerial: value.kls,
    nonce: value.jti,
    ...(value.ntf === undefined ? {} : { noticeEmails: value.ntf }),
  })
}
