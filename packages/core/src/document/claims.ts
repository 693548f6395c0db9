import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { Instant } from '../time/instant.ts'
import { fromBase64url } from './base64url.ts'
import { documentUnreadable, documentVersionUnknown, type DocumentName } from './refusals.ts'
import { fromShortId } from './short-id.ts'

/** The version of all three formats; a reader refuses every other one. */
export const FORMAT_VERSION = 1

/** What a reader makes of one JSON value: the value, or the member at fault and what is wrong with it. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly member: string; readonly problem: string }
export type Reader<Value> = (json: unknown) => Read<Value>
export type ReadBy<Each> = Each extends Reader<infer Value> ? Value : never

const read = <Value>(value: Value): Read<Value> => ({ ok: true, value })
export const unread = (problem: string): Read<never> => ({ ok: false, member: '', problem })

/** Reads a document's claims. Strict: the version first, then every member, and no others. Never throws. */
export const readClaims = <Claims>(
  document: DocumentName,
  claims: unknown,
  reader: Reader<Claims>,
): Verdict<Claims> => {
  const version = isObject(claims) ? claims['v'] : FORMAT_VERSION
  if (version !== FORMAT_VERSION && isObject(claims) && Object.hasOwn(claims, 'v')) {
    const shown = typeof version === 'number' || typeof version === 'string' ? version : null
    return refused(documentVersionUnknown(document, shown, FORMAT_VERSION))
  }
  const outcome = reader(claims)
  return outcome.ok
    ? granted(outcome.value)
    : refused(documentUnreadable(document, outcome.member, outcome.problem))
}

/**
 * Closes an encoder: what it made must be readable, or it would be signed and travel in vain. Throws a RangeError
 * that names the member, because a caller that passes such a value has a bug.
 */
export const assertReadable = (verdict: Verdict<unknown>): void => {
  if (!verdict.ok) throw new RangeError(verdict.refusal.sentence)
}

type Readers = Readonly<Record<string, Reader<unknown>>>
type ReadByEach<Shape> = { readonly [Name in keyof Shape]: ReadBy<Shape[Name]> }

/** Reads exactly these members. */
export const objectOf =
  <Shape extends Readers>(shape: Shape): Reader<ReadByEach<Shape>> =>
  (json) =>
    readMembers(json, shape, shape) as Read<ReadByEach<Shape>>

/** As `objectOf`; the members of `optional` may be absent, and are then absent from what is read. */
export const objectWithOptional =
  <Shape extends Readers, Optional extends Readers>(
    shape: Shape,
    optional: Optional,
  ): Reader<ReadByEach<Shape> & Partial<ReadByEach<Optional>>> =>
  (json) =>
    readMembers(json, shape, { ...shape, ...optional }) as Read<
      ReadByEach<Shape> & Partial<ReadByEach<Optional>>
    >

const readMembers = (json: unknown, needed: Readers, known: Readers): Read<object> => {
  if (!isObject(json)) return unread('is not a JSON object')
  const extra = Object.keys(json).find((name) => !Object.hasOwn(known, name))
  if (extra !== undefined) return { ok: false, member: extra.slice(0, 40), problem: 'is not known' }
  const members: Record<string, unknown> = {}
  for (const [name, reader] of Object.entries(known)) {
    const isThere = Object.hasOwn(json, name)
    if (!isThere && !Object.hasOwn(needed, name)) continue
    if (!isThere) return { ok: false, member: name, problem: 'is missing' }
    const member = reader(json[name])
    if (!member.ok) return { ...member, member: pathOf(name, member.member) }
    members[name] = member.value
  }
  return read(members)
}

export const listOf =
  <Value>(reader: Reader<Value>, least: number, most: number): Reader<readonly Value[]> =>
  (json) => {
    if (!Array.isArray(json)) return unread('is not a JSON array')
    if (json.length < least || json.length > most) return unread(`does not have ${least} to ${most} elements`)
    const values: Value[] = []
    for (const [index, element] of json.entries()) {
      const outcome = reader(element)
      if (!outcome.ok) return { ...outcome, member: pathOf(`[${index}]`, outcome.member) }
      values.push(outcome.value)
    }
    return read(values)
  }

export const nullOr =
  <Value>(reader: Reader<Value>): Reader<Value | null> =>
  (json) =>
    json === null ? read(null) : reader(json)

export const oneOf =
  <const Value extends string | number>(...values: readonly Value[]): Reader<Value> =>
  (json) => {
    const value = values.find((each) => each === json)
    return value === undefined ? unread(`is not ${values.join(' or ')}`) : read(value)
  }

export const integer =
  (least: number, most: number): Reader<number> =>
  (json) =>
    typeof json === 'number' && Number.isInteger(json) && json >= least && json <= most
      ? read(json)
      : unread(`is not a whole number from ${least} to ${most}`)

/** Text for people: well-formed Unicode without control characters, its length in UTF-16 units. */
export const text =
  (least: number, most: number): Reader<string> =>
  (json) =>
    typeof json === 'string' &&
    json.length >= least &&
    json.length <= most &&
    json.isWellFormed() &&
    !/\p{Cc}/u.test(json)
      ? read(json)
      : unread(`is not a text of ${least} to ${most} characters`)

export const matching =
  (pattern: RegExp, what: string): Reader<string> =>
  (json) =>
    typeof json === 'string' && pattern.test(json) ? read(json) : unread(`is not ${what}`)

/** Base64url of exactly so many bytes, kept as text. */
export const base64urlOf =
  (bytes: number, what: string): Reader<string> =>
  (json) =>
    typeof json === 'string' && fromBase64url(json)?.length === bytes
      ? read(json)
      : unread(`is not ${what} in base64url (${bytes} bytes)`)

/** A UUID in its short form, read as a canonical UUID. */
export const shortId =
  (what: string): Reader<string> =>
  (json) => {
    const id = typeof json === 'string' ? fromShortId(json) : null
    return id === null ? unread(`is not ${what} of 22 characters of base64url`) : read(id)
  }

/** The install code of a controller, as its maker prints it. */
export const installCode = matching(/^[A-Z0-9][A-Z0-9-]{3,31}$/, 'an install code')

/** RFC 7519 NumericDate in whole seconds, read as an Instant. The end is that of the year 9999. */
export const numericDate: Reader<Instant> = (json) => {
  const seconds = integer(0, 253_402_300_799)(json)
  return seconds.ok ? read(seconds.value * 1000) : seconds
}

/** An Instant as a NumericDate; the part of a second is dropped. */
export const toNumericDate = (at: Instant): number => Math.floor(at / 1000)

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const pathOf = (outer: string, inner: string): string =>
  inner === '' || inner.startsWith('[') ? outer + inner : `${outer}.${inner}`
