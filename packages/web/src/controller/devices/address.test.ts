import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceAddress } from './address.ts'

test('only what is asked for stands in the address, and nothing typed leaves its place', () => {
  const plain = { q: '', colour: null, cursor: null, limit: 50 }
  assert.equal(deviceAddress(plain), '/v1/devices?limit=50')
  assert.equal(
    deviceAddress({ q: 'a&colour=green', colour: 'purple', cursor: 'xyz', limit: 8 }),
    '/v1/devices?limit=8&q=a%26colour%3Dgreen&colour=purple&cursor=xyz',
  )
})
