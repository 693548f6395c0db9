import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokerAt } from './broker.ts'

const cases = [
  ['mqtt://127.0.0.1:1884', { protocol: 'mqtt', host: '127.0.0.1', port: 1884 }],
  ['mqtt://broker.local', { protocol: 'mqtt', host: 'broker.local', port: 1883 }],
  ['mqtts://broker.local/', { protocol: 'mqtts', host: 'broker.local', port: 8883 }],
  ['mqtt://[::1]:1883', { protocol: 'mqtt', host: '::1', port: 1883 }],
] as const
for (const [url, broker] of cases)
  test(`the broker of ${url} is found`, () => {
    assert.deepEqual(brokerAt(url), broker)
  })
