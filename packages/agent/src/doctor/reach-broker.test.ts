import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { test } from 'node:test'
import { reachBroker } from './reach-broker.ts'

test('a broker that is there is reached, one that is gone is not, and none is asked for where none is set', async () => {
  const broker = createServer().listen(0, '127.0.0.1')
  await once(broker, 'listening')
  const url = `mqtt://127.0.0.1:${(broker.address() as AddressInfo).port}`
  assert.deepEqual(await reachBroker({ url }), { url, isReached: true })
  broker.close()
  await once(broker, 'close')
  assert.deepEqual(await reachBroker({ url }), { url, isReached: false })
  assert.equal(await reachBroker(null), null)
})
