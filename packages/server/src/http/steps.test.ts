import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientAddress } from './client-address.ts'
import { byInstantAndUuid, byUuid, pageOf, readCursor, writeCursor } from './cursor.ts'
import { alreadyHas, entityTag, readIfMatch } from './entity-tag.ts'
import { readIdempotencyKey } from './answer-once.ts'
import { requestIdOf } from './request-id.ts'
import { problemsPage } from './public/problems-page.ts'

const id = '019ca8d7-2d00-7003-9d33-eadc01ddd31f'

test('a cursor leads back to the key it was made from', () => {
  assert.deepEqual(readCursor(byInstantAndUuid, writeCursor([5, id])), { ok: true, value: [5, id] })
  assert.deepEqual(readCursor(byUuid, undefined), { ok: true, value: null })
})

test('a cursor of another list, or of nobody, is refused', () => {
  for (const cursor of ['', 'x', writeCursor([id, id]), writeCursor(['no id']), writeCursor([5, id])]) {
    const read = readCursor(byUuid, cursor)
    assert(!read.ok)
    assert.equal(read.refusal.errors?.[0]?.field, 'query.cursor')
  }
})

test('a page has a next cursor exactly when there is a row more', () => {
  const page = (rows: readonly number[]) => pageOf(rows, 2, (row) => [row], String)
  assert.deepEqual(page([1, 2, 3]), { items: ['1', '2'], nextCursor: writeCursor([2]) })
  assert.deepEqual(page([1, 2]), { items: ['1', '2'], nextCursor: null })
  assert.deepEqual(page([]), { items: [], nextCursor: null })
})

const ifMatchCases: readonly (readonly [header: string | undefined, versionOrCode: number | string])[] = [
  ['"7"', 7],
  [' "7" ', 7],
  [undefined, 'precondition-missing'],
  ['', 'precondition-missing'],
  ['*', 'input-invalid'],
  ['"1", "2"', 'input-invalid'],
  ['W/"7"', 'precondition-failed'],
  ['"0"', 'precondition-failed'],
  ['"9999999999"', 'precondition-failed'],
  ['7', 'precondition-failed'],
]
for (const [header, expected] of ifMatchCases)
  test(`If-Match: ${header} is read as ${expected}`, () => {
    const read = readIfMatch(header)
    assert.equal(read.ok ? read.version : read.refusal.code, expected)
  })

test('If-None-Match knows its tag in a list, weak or strong', () => {
  const tag = entityTag(3)
  for (const header of ['"3"', 'W/"3"', '"1", "3"', '*']) assert(alreadyHas(header, tag), header)
  for (const header of [undefined, '', '"2"', '3', '"33"']) assert(!alreadyHas(header, tag), header)
})

test('an Idempotency-Key is read bare or quoted, and must be 8 to 200 printable characters', () => {
  for (const header of ['abcdefgh', '"abcdefgh"', ' abcdefgh ', 'a'.repeat(200)])
    assert(readIdempotencyKey(header).ok, header)
  for (const header of [undefined, '', 'short', 'a'.repeat(201), 'with space', '"half', 'naïveté!'])
    assert(!readIdempotencyKey(header).ok, header)
  assert.deepEqual(readIdempotencyKey('"abcdefgh"'), readIdempotencyKey('abcdefgh'))
})

test('a request id of the caller is taken only where it is safe in logs', () => {
  const made = () => 'made'
  assert.equal(requestIdOf('abc-DEF_1.2', made), 'abc-DEF_1.2')
  for (const header of [
    undefined,
    '',
    'short',
    'a'.repeat(65),
    'with space',
    'a\nline-of-its-own',
    '<script>alert',
  ])
    assert.equal(requestIdOf(header, made), 'made')
})

const addressCases: readonly (readonly [
  socket: string | undefined,
  forwarded: string | undefined,
  proxies: number,
  expected: string,
])[] = [
  ['192.0.2.1', undefined, 0, '192.0.2.1'],
  ['192.0.2.1', '198.51.100.7', 0, '192.0.2.1'],
  ['192.0.2.1', '203.0.113.9, 198.51.100.7', 1, '198.51.100.7'],
  ['192.0.2.1', '203.0.113.9, 198.51.100.7', 2, '203.0.113.9'],
  ['192.0.2.1', undefined, 1, '192.0.2.1'],
  ['::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
  ['2001:db8::9', undefined, 0, '2001:db8:0:0::/64'],
  ['::1', undefined, 0, '0:0:0:0::/64'],
  [undefined, undefined, 0, 'unknown'],
]
for (const [socket, forwarded, proxies, expected] of addressCases)
  test(`socket ${socket}, forwarded for ${forwarded}, behind ${proxies} proxies is ${expected}`, () => {
    assert.equal(clientAddress(socket, forwarded, proxies), expected)
  })

test('the problems page has an anchor for each code and lets no markup through', () => {
  const page = problemsPage(
    '# Problems\n\n### rate-limited\n\n429: Too many\n\n- **Cause.** `a` <b> & "c"\n- Wait',
  )
  assert.match(page, /<h3 id="rate-limited">rate-limited<\/h3>/)
  assert.match(
    page,
    /<li><strong>Cause\.<\/strong> <code>a<\/code> &lt;b&gt; &amp; &quot;c&quot;<\/li><li>Wait<\/li>/,
  )
})
