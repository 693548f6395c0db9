import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeNext, withNext } from './next.ts'

const origin = 'https://licenses.example.com'

for (const next of [
  '/',
  '/vendor',
  '/partner/6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10/accounts?q=a%2Fb&sort=-name',
  '/vendor/licenses?q=https://evil.example/#there',
  '/customer/carry#/top',
])
  test(`${next} is of this site and followed`, () => assert.equal(safeNext(next, origin), next))

const elsewhere: readonly unknown[] = [
  'https://evil.example/',
  'HTTPS://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/%2e%2e//evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'vendor',
  '.',
  '',
  ' /vendor',
  `/${'x'.repeat(2000)}`,
  `${origin}.evil.example/`,
  'https:evil.example',
  undefined,
  null,
  7,
  ['/vendor'],
]
for (const next of elsewhere)
  test(`open redirect: ${JSON.stringify(next)?.slice(0, 40)} is not followed`, () =>
    assert.equal(safeNext(next, origin), null))

test('what is followed leads to this site, as the browser reads it', () => {
  for (const next of ['/a/../b', '/%2e%2e/b', '/a\tb', '/a%09b', '/@evil.example', '/:80/']) {
    const safe = safeNext(next, origin)
    assert.ok(safe !== null, next)
    assert.equal(new URL(safe, origin).origin, origin, next)
  }
})

test('the way back is one part of the query, whatever it is', () => {
  const address = withNext('/sign-in', '/vendor/licenses?q=a&sort=b#c')
  assert.equal(new URL(address, origin).searchParams.get('next'), '/vendor/licenses?q=a&sort=b#c')
})
