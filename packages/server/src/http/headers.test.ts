import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations } from '@tenure/contract'
import fc from 'fast-check'
import { parseInstant } from '../db/parse-column.ts'
import { readIdempotencyKey, requestHash } from './answer-once.ts'
import { alreadyHas, entityTag, judgeVersion, readIfMatch } from './entity-tag.ts'
import { requestIdOf } from './request-id.ts'
import { rfc3339, rfc3339OrNull } from './rfc3339.ts'

const anyVersion = fc.integer({ min: 1, max: 999_999_999 })

test('the tag that a reply carries is the one that an edit from that version may show, and no other', () => {
  fc.assert(
    fc.property(anyVersion, anyVersion, (read, standing) => {
      const shown = readIfMatch(entityTag(read))
      assert.deepEqual(shown, { ok: true, value: read })
      assert.equal(judgeVersion(standing, read) === null, standing === read)
    }),
  )
})

test('no header whatever makes If-Match throw, or names a version that no reply can carry', () => {
  const anyHeader = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', 'W', '/', '0', '1', '9', '*', ',', ' ', '-', 'e', '.') }),
  )
  fc.assert(
    fc.property(anyHeader, (header) => {
      const read = readIfMatch(header)
      if (read.ok) assert.equal(header.trim(), entityTag(read.value))
      else
        assert.ok(
          ['precondition-missing', 'precondition-failed', 'input-invalid'].includes(read.refusal.code),
        )
    }),
    { numRuns: 500 },
  )
})

test('a client that has the tag among others is told so, wherever in the list it stands', () => {
  const tags = fc.array(anyVersion, { maxLength: 5 })
  fc.assert(
    fc.property(tags, anyVersion, tags, fc.boolean(), (before, version, behind, weak) => {
      const tag = entityTag(version)
      const others = [...before, ...behind].filter((each) => each !== version).map(entityTag)
      assert.equal(alreadyHas(others.join(', '), tag), false)
      const list = [...before.map(entityTag), weak ? `W/${tag}` : tag, ...behind.map(entityTag)]
      assert.equal(alreadyHas(list.join(', '), tag), true)
    }),
  )
})

// 0x21 to 0x7e without the double quote.
const keyCharacter = fc.integer({ min: 0x21, max: 0x7e }).map(String.fromCharCode)
const anyKey = fc.string({ unit: keyCharacter.filter((each) => each !== '"'), minLength: 8, maxLength: 200 })

test('every Idempotency-Key that a client may make is read as it is, bare or quoted', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      for (const header of [key, `"${key}"`, `  ${key} `])
        assert.deepEqual(readIdempotencyKey(header), { ok: true, value: key })
    }),
  )
})

test('what is read as an Idempotency-Key is printable ASCII of a length that the database keeps', () => {
  const anyHeader = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 250 }),
    anyKey,
    anyKey.map((key) => `"${key}`),
  )
  fc.assert(
    fc.property(anyHeader, (header) => {
      const read = readIdempotencyKey(header)
      if (read.ok) assert.match(read.value, /^[\x21\x23-\x7e]{8,200}$/)
      else assert.equal(read.refusal.code, 'idempotency-key-missing')
    }),
  )
})

test('two requests have one hash exactly when operation, target and body are the same', () => {
  const part = fc.constantFrom('', 'POST', '/v1/partners', '/v1/partners\n', '{}', '{"name":"N"}', ' ', '\n')
  const anyRequest = fc.tuple(fc.constantFrom('POST', 'DELETE'), fc.constantFrom('/v1/a', '/v1/b?x=1'), part)
  fc.assert(
    fc.property(anyRequest, anyRequest, (one, two) => {
      const same = one.every((each, index) => each === two[index])
      assert.equal(requestHash(...one) === requestHash(...two), same)
    }),
  )
})

test('a request id is the caller’s own only where it can stand in a log line as it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), fc.string({ maxLength: 80 })), (header) => {
      const id = requestIdOf(header, () => 'made-by-us')
      assert.ok(id === 'made-by-us' || id === header)
      assert.match(id, /^[A-Za-z0-9._-]{8,64}$/)
    }),
  )
})

/** From 1 January 1970 to the end of the year 9999. */
const anyInstant = fc.integer({ min: 0, max: 253_402_300_799_999 })

test('an instant that the API writes is one that the API reads, and means the same millisecond', () => {
  fc.assert(
    fc.property(anyInstant, (at) => {
      const text = rfc3339(at)
      assert.match(text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      const release = operations.publishRelease.body.parse({ version: '3.4', publishedAt: text })
      assert.equal(Date.parse(release.publishedAt ?? ''), at)
    }),
  )
  assert.equal(rfc3339OrNull(null), null)
  assert.equal(rfc3339OrNull(0), '1970-01-01T00:00:00.000Z')
})

test('written instants stand in the order of their time, so that texts may be compared', () => {
  fc.assert(
    fc.property(anyInstant, anyInstant, (one, two) => {
      assert.equal(rfc3339(one) < rfc3339(two), one < two)
    }),
  )
})

/** PostgreSQL leaves out the zeros at the end of a fraction, and a fraction that is zero. */
const asPostgresWrites = (at: number): string =>
  `${rfc3339(at)
    .replace('T', ' ')
    .replace('Z', '')
    .replace(/\.?0{1,3}$/, '')}+00`

test('an instant comes back from the database to the millisecond, with as many digits as it is written with', () => {
  assert.equal(asPostgresWrites(20), '1970-01-01 00:00:00.02+00')
  assert.equal(asPostgresWrites(10_000), '1970-01-01 00:00:10+00')
  fc.assert(
    fc.property(anyInstant, (at) => {
      assert.equal(parseInstant(asPostgresWrites(at)), at)
    }),
  )
})
