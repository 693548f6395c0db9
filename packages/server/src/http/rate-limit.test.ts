import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withService } from './testing.ts'

const many = { requests: 1000, windowSeconds: 60 }
const two = { requests: 2, windowSeconds: 30 }

test('the headers say what is left, and the request beyond it is 429 with Retry-After', async (t) => {
  const service = await withService(t, { quotas: { token: two, address: many, exchange: many } })
  const ask = () => service.call('whoAmI', { token: service.vendor.viewer })
  const [first, second, third] = [await ask(), await ask(), await ask()]
  assert.equal(first.headers.get('ratelimit-policy'), '"token";q=2;w=30')
  assert.match(first.headers.get('ratelimit') ?? '', /^"token";r=1;t=(30|29)$/)
  assert.match(second.headers.get('ratelimit') ?? '', /^"token";r=0;/)
  assert.deepEqual([first.status, second.status, third.status], [200, 200, 429])
  assert.equal(third.body.code, 'rate-limited')
  assert.match(third.headers.get('retry-after') ?? '', /^(30|29)$/)
  assert.equal((await service.call('whoAmI', { token: service.vendor.operator })).status, 200)
})

test('a client that shows no valid token is limited by its address, others are not held up', async (t) => {
  const service = await withService(t, { quotas: { token: many, address: two, exchange: many } })
  const guess = () => service.call('whoAmI', { token: `tnr_${'x'.repeat(43)}` })
  assert.deepEqual([(await guess()).status, (await guess()).status, (await guess()).status], [401, 401, 429])
  assert.equal((await service.call('whoAmI', { token: service.vendor.viewer })).status, 200)
})

test('exchanges are limited by address, before their body is read', async (t) => {
  const service = await withService(t, { quotas: { token: many, address: many, exchange: two } })
  const exchange = () => service.call('exchange', { body: 'a.b.c' })
  assert.deepEqual(
    [(await exchange()).status, (await exchange()).status, (await exchange()).status],
    [400, 400, 429],
  )
})

test('looking licenses up by License ID has a quota of its own, and spends none of the exchanges', async (t) => {
  const service = await withService(t, { quotas: { lookup: two, exchange: two } })
  const look = async () =>
    (await service.call('lookUpLicense', { body: { licenseId: '00000000-0000-4000-8000-000000000000' } }))
      .status
  assert.deepEqual([await look(), await look(), await look()], [404, 404, 429])
  assert.equal((await service.call('exchange', { body: 'a.b.c' })).status, 400)
})

test('behind a trusted proxy each client has its own quota', async (t) => {
  const service = await withService(t, {
    quotas: { token: many, address: many, exchange: two },
    parts: () => ({ trustedProxies: 1 }),
  })
  const exchange = async (address: string) =>
    (await service.call('exchange', { body: 'a.b.c', headers: { 'x-forwarded-for': `6.6.6.6, ${address}` } }))
      .status
  assert.deepEqual(
    [await exchange('192.0.2.1'), await exchange('192.0.2.1'), await exchange('192.0.2.1')],
    [400, 400, 429],
  )
  assert.equal(await exchange('192.0.2.2'), 400)
})
