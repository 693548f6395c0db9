import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Verdict } from '../refusal/refusal.ts'
import { anyKeyList, anyLicenseFile, anyRequest } from './arbitrary-documents.test.ts'
import { decodeKeyList, encodeKeyList } from './key-list-claims.ts'
import { decodeLicenseFile, encodeLicenseFile } from './license-file-claims.ts'
import { decodeRequest, encodeRequest } from './request-claims.ts'

/** What all three formats promise alike. A fourth document is a fourth line. */

type Claims = Record<string, unknown>
const format = <Document>(
  name: string,
  documents: fc.Arbitrary<Document>,
  encode: (document: Document) => object,
  decode: (claims: unknown) => Verdict<Document>,
) => ({
  name,
  decode,
  roundTrip: (check: (document: Document, claims: Claims, verdict: Verdict<Document>) => void) =>
    fc.assert(
      fc.property(documents, (document) => {
        const claims = JSON.parse(JSON.stringify(encode(document))) as Claims
        check(document, claims, decode(claims))
      }),
    ),
  claims: documents.map((document) => JSON.parse(JSON.stringify(encode(document))) as Claims),
})

const formats = [
  format('request', anyRequest, encodeRequest, decodeRequest),
  format('license file', anyLicenseFile, encodeLicenseFile, decodeLicenseFile),
  format('key list', anyKeyList, encodeKeyList, decodeKeyList),
] as const

const refusalOf = (verdict: Verdict<unknown>) => {
  assert.ok(!verdict.ok, 'it was read')
  assert.equal(verdict.refusal.code, 'document-unreadable')
  assert.ok(verdict.refusal.remedy.length > 0)
  return verdict.refusal
}

for (const { name, decode, roundTrip, claims } of formats) {
  test(`a ${name} that was encoded decodes to itself`, () =>
    roundTrip((document, _, verdict) => assert.deepEqual(verdict, { ok: true, value: document })))

  test(`a ${name} has its members in one order, whatever its values`, () => {
    const orders = new Set<string>()
    roundTrip((_, each) => orders.add(Object.keys(each).join()))
    assert.equal(orders.size, 1)
  })

  test(`a ${name} without any one of its members is refused, naming it`, () =>
    fc.assert(
      fc.property(claims, fc.nat(), (each, pick) => {
        const names = Object.keys(each)
        const missing = names[pick % names.length] ?? ''
        delete each[missing]
        assert.equal(refusalOf(decode(each)).facts['member'], missing)
        assert.match(refusalOf(decode(each)).sentence, new RegExp(`${missing} is missing`))
      }),
    ))

  test(`a ${name} with a member more is refused, naming it`, () =>
    fc.assert(
      fc.property(claims, (each) => {
        assert.equal(refusalOf(decode({ ...each, extra: 1 })).facts['member'], 'extra')
        const polluting = JSON.parse(`{"__proto__":1,${JSON.stringify(each).slice(1)}`) as unknown
        assert.equal(refusalOf(decode(polluting)).facts['member'], '__proto__')
      }),
    ))

  test(`a ${name} of another version is refused before anything else, and the remedy is newer software`, () =>
    fc.assert(
      fc.property(
        fc.jsonValue().filter((version) => version !== 1),
        (version) => {
          const { facts, remedy } = refusalOf(decode({ v: version, unheardOf: true }))
          assert.equal(facts['member'], 'v')
          assert.match(remedy, /Update the software/)
        },
      ),
    ))

  test(`a ${name} with any one member of a wrong type is refused, naming it`, () =>
    fc.assert(
      fc.property(
        claims,
        fc.nat(),
        fc.constantFrom(true, { a: 1 }, 1.5, -1, '\u0000'),
        (each, pick, wrong) => {
          const names = Object.keys(each)
          const member = names[pick % names.length] ?? ''
          const { facts } = refusalOf(decode({ ...each, [member]: wrong }))
          assert.equal(String(facts['member']).split('.')[0], member)
        },
      ),
    ))

  test(`no JSON at all makes reading a ${name} throw`, () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          claims.chain((each) =>
            fc.tuple(fc.constantFrom(...Object.keys(each)), fc.jsonValue()).map(([member, json]) => ({
              ...each,
              [member]: json,
            })),
          ),
        ),
        (json) => assert.equal(typeof decode(json).ok, 'boolean'),
      ),
      { numRuns: 500 },
    ))

  for (const [what, json] of [
    ['null', null],
    ['an array', []],
    ['a text', 'x'],
    ['nothing', undefined],
  ] as const)
    test(`${what} is not a ${name}`, () =>
      assert.match(refusalOf(decode(json)).sentence, /it is not a JSON object/))
}
