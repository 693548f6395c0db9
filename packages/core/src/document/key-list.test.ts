import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeKeyList, encodeKeyList } from './key-list-claims.ts'
import { keyAt, MAX_KEYS_PER_LIST, signingKeyAt, type KeyList, type SigningKey } from './key-list.ts'

const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
const at = (text: string) => Date.parse(text)
const first: SigningKey = {
  kid: 'first',
  x,
  from: at('2026-01-01T00:00:00Z'),
  until: at('2027-01-01T00:00:00Z'),
}
const second: SigningKey = {
  kid: 'second',
  x,
  from: at('2026-12-01T00:00:00Z'),
  until: at('2028-01-01T00:00:00Z'),
}
const list: KeyList = { serial: 2, issuedAt: first.from, keys: [first, second] }

test('a key list is a JWK Set with validity, known to the byte', () =>
  assert.equal(
    JSON.stringify(encodeKeyList({ ...list, keys: [first] })),
    `{"v":1,"ser":2,"iat":1767225600,"keys":[{"kty":"OKP","crv":"Ed25519","kid":"first","x":"${x}","nbf":1767225600,"exp":1798761600}]}`,
  ))

const found = (kid: string, signedAt: number) => {
  const verdict = keyAt(list, kid, signedAt)
  return verdict.ok ? verdict.value.kid : verdict.refusal.code
}

test('O7: a key counts from its first instant until just before its end', () => {
  assert.equal(found('first', first.from - 1), 'document-key-unknown')
  assert.equal(found('first', first.from), 'first')
  assert.equal(found('first', first.until - 1), 'first')
  assert.equal(found('first', first.until), 'document-key-unknown')
})

test('O7: while two keys overlap each counts for what it signed', () => {
  assert.equal(found('first', second.from), 'first')
  assert.equal(found('second', second.from), 'second')
})

test('O7: a key that is not listed is refused and the remedy is a newer list; one out of its time another', () => {
  const unlisted = keyAt(list, 'third', first.from)
  const retired = keyAt(list, 'first', first.until)
  assert.ok(!unlisted.ok && !retired.ok)
  assert.match(unlisted.refusal.remedy, /newest key list/)
  assert.deepEqual(unlisted.refusal.facts, { kid: 'third', keyListSerial: 2 })
  assert.match(retired.refusal.remedy, /document again/)
})

const claims = encodeKeyList(list)
const key = claims.keys[0]
const faults: readonly (readonly [string, object, string])[] = [
  ['serial 0', { ser: 0 }, 'ser'],
  ['no key', { keys: [] }, 'keys'],
  ['more keys than a list may have', { keys: Array(MAX_KEYS_PER_LIST + 1).fill(key) }, 'keys'],
  ['a key twice', { keys: [key, key] }, 'keys[1].kid'],
  ['another curve', { keys: [{ ...key, crv: 'X25519' }] }, 'keys[0].crv'],
  ['a key of 31 bytes', { keys: [key, { ...key, kid: 'b', x: 'A'.repeat(42) }] }, 'keys[1].x'],
  ['a private key', { keys: [{ ...key, d: x }] }, 'keys[0].d'],
  ['a key ID with a space', { keys: [{ ...key, kid: 'a b' }] }, 'keys[0].kid'],
  ['a key that ends as it begins', { keys: [{ ...key, exp: key?.nbf }] }, 'keys[0].exp'],
]
for (const [what, changed, member] of faults)
  test(`${what} is refused at ${member}`, () => {
    const verdict = decodeKeyList({ ...claims, ...changed })
    assert.ok(!verdict.ok, 'it was read')
    assert.equal(verdict.refusal.facts['member'], member)
  })

test('O7: the newest key that is valid signs, so that what is signed always counts', () => {
  const signs = (signedAt: number) => signingKeyAt(list, signedAt)?.kid ?? null
  assert.deepEqual([first.from - 1, first.from].map(signs), [null, 'first'])
  assert.deepEqual([second.from - 1, second.from].map(signs), ['first', 'second'])
  assert.deepEqual([second.until - 1, second.until].map(signs), ['second', null])
  const early = { ...second, from: second.from + 1000 }
  assert.equal(signingKeyAt({ ...list, keys: [first, early] }, second.from + 999)?.kid, 'first')
})
