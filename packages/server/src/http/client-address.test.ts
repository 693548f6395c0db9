import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientAddress } from './client-address.ts'

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
