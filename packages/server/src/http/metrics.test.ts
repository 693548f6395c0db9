import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMetrics } from './metrics.ts'

test('requests are counted by operation and status, and timed by operation', async () => {
  const metrics = createMetrics(() => ({ total: 0, idle: 0, waiting: 0 }))
  metrics.observe('listLicenses', 200, 0.004)
  metrics.observe('listLicenses', 200, 0.3)
  metrics.observe('listLicenses', 429, 0.001)
  const text = await metrics.print()
  assert.match(text, /^tenure_requests_total\{operation="listLicenses",status="200"\} 2$/m)
  assert.match(text, /^tenure_requests_total\{operation="listLicenses",status="429"\} 1$/m)
  assert.match(text, /^tenure_request_seconds_count\{operation="listLicenses"\} 3$/m)
  assert.match(text, /^tenure_request_seconds_bucket\{le="0\.005",operation="listLicenses"\} 2$/m)
})

test('the pool is counted at the moment it is asked for', async () => {
  const pool = { total: 3, idle: 2, waiting: 0 }
  const metrics = createMetrics(() => pool)
  assert.match(await metrics.print(), /^tenure_pool_connections\{state="busy"\} 1$/m)
  Object.assign(pool, { total: 10, idle: 0, waiting: 7 })
  const later = await metrics.print()
  assert.match(later, /^tenure_pool_connections\{state="busy"\} 10$/m)
  assert.match(later, /^tenure_pool_connections\{state="waiting"\} 7$/m)
})

test('two services in one process count apart', async () => {
  const none = () => ({ total: 0, idle: 0, waiting: 0 })
  const [one, other] = [createMetrics(none), createMetrics(none)]
  one.observe('exchange', 200, 0.1)
  assert.doesNotMatch(await other.print(), /operation="exchange"/)
})
