import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { transaction } from '../db/database.ts'
import { hashOf } from '../tokens/secret.ts'
import { withService } from './testing.ts'

const service = await withService({ after })
const token = service.vendor.administrator
const countPartners = async () =>
  (await service.call('listPartners', { token, query: { limit: '200' } })).body.items.length

test('a retry with the same key gets the same reply, byte for byte, and does nothing', async () => {
  const said = { token, key: 'retry-me-once', body: { name: 'Retried' } }
  const first = await service.call('createPartner', said)
  assert.equal(first.status, 201)
  const before = await countPartners()
  const second = await service.call('createPartner', said)
  assert.deepEqual([second.status, second.text], [first.status, first.text])
  assert.equal(second.headers.get('content-type'), first.headers.get('content-type'))
  assert.notEqual(second.headers.get('x-request-id'), first.headers.get('x-request-id'))
  assert.equal(await countPartners(), before)
})

test('ten parallel calls with one key have one effect and one reply', async () => {
  const before = await countPartners()
  const said = { token, key: 'ten-at-a-time', body: { name: 'Parallel' } }
  const answers = await Promise.all(Array.from({ length: 10 }, () => service.call('createPartner', said)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]))
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1)
  assert.equal(await countPartners(), before + 1)
})

test('a refusal is kept too: what would be allowed by now is still refused under its key', async () => {
  const product = { sku: 'LATER', name: 'Later', kind: 'capacity', quantity: 5, term: { unit: 'perpetual' } }
  const said = { token, key: 'refused-once', body: { partnerId: service.partners[0].id, sku: 'LATER' } }
  const refused = await service.call('issueLicense', said)
  assert.equal(refused.status, 404)
  await service.call('createProduct', { token, body: product })
  const again = await service.call('issueLicense', said)
  assert.deepEqual([again.status, again.text], [refused.status, refused.text])
  assert.match(again.headers.get('content-type') ?? '', /problem\+json/)
  assert.equal((await service.call('issueLicense', { ...said, key: 'a-new-key' })).status, 201)
})

test('the same key with another body, target or operation is refused', async () => {
  const [first, second] = service.partners[0].accounts
  const said = { token, key: 'used-before', params: { id: first.id }, body: { email: 'a@b.example' } }
  assert.equal((await service.call('addContact', said)).status, 201)
  const others = [
    await service.call('addContact', { ...said, body: { email: 'other@b.example' } }),
    await service.call('addContact', { ...said, params: { id: second.id } }),
    await service.call('createPartner', { token, key: 'used-before', body: { name: 'Other' } }),
  ]
  for (const answer of others)
    assert.deepEqual([answer.status, answer.body.code], [422, 'idempotency-key-reused'])
})

test('two callers may use the same key for different things', async () => {
  const [one, two] = service.partners
  const key = 'same-key-for-two'
  const first = await service.call('createAccount', {
    token: one.tokens.operator,
    key,
    body: { name: 'Of one' },
  })
  const second = await service.call('createAccount', {
    token: two.tokens.operator,
    key,
    body: { name: 'Of two' },
  })
  assert.deepEqual([first.status, second.status], [201, 201])
})

test('an operation that needs a key is refused without a usable one', async () => {
  for (const key of ['', 'short', 'x'.repeat(201), 'with space'])
    assert.equal(
      (await service.call('createPartner', { token, key, body: { name: 'Keyless' } })).body.code,
      'idempotency-key-missing',
    )
})

test('a call that fails on our side leaves neither effect nor reply, so the same key works afterwards', async (t) => {
  let failing = true
  const flaky = await withService(t, {
    parts: ({ handlers }) => ({
      handlers: {
        ...handlers,
        createPartner: async (input, call) => {
          const outcome = await handlers.createPartner(input, call)
          if (failing) throw new Error('after the insert')
          return outcome
        },
      },
    }),
  })
  const said = { token: flaky.vendor.administrator, key: 'fails-at-first', body: { name: 'Flaky' } }
  assert.equal((await flaky.call('createPartner', said)).status, 500)
  failing = false
  assert.equal((await flaky.call('createPartner', said)).status, 201)
})

test('what a handler wrote before it refused is undone, its refusal is kept', async (t) => {
  const hasty = await withService(t, {
    parts: ({ handlers }) => ({
      handlers: {
        ...handlers,
        createPartner: async (input, call) => {
          await handlers.createPartner(input, call)
          const refusal = { code: 'already-exists', sentence: 'No.', remedy: 'None.', facts: {} } as const
          return { ok: false, refusal }
        },
      },
    }),
  })
  const said = { token: hasty.vendor.administrator, key: 'writes-then-refuses', body: { name: 'Hasty' } }
  const first = await hasty.call('createPartner', said)
  assert.equal(first.status, 409)
  assert.equal((await hasty.call('createPartner', said)).text, first.text)
  assert.equal((await hasty.call('listPartners', { token: hasty.vendor.viewer })).body.items.length, 2)
})

test('a new token’s secret is in its reply and nowhere in the database', async () => {
  const body = { name: 'Secret', scope: 'vendor', role: 'viewer' }
  const made = await service.call('createToken', { token, key: 'makes-a-token', body })
  assert.equal((await service.call('createToken', { token, key: 'makes-a-token', body })).text, made.text)
  const { secret } = made.body
  const caller = (await service.call('whoAmI', { token })).body.id
  const rows = await transaction(service.db, { sight: 'all', callerId: caller }, async (tx) => ({
    tokens: await tx.selectFrom('token').selectAll().execute(),
    replies: await tx.selectFrom('idempotency').selectAll().execute(),
  }))
  assert(rows.replies.some(({ key }) => key === 'makes-a-token'))
  assert(rows.tokens.some(({ secret_hash }) => hashOf(secret).equals(secret_hash)))
  assert(!JSON.stringify(rows).includes(secret))
})
