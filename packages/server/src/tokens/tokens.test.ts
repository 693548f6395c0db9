import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { withService } from '../http/testing.ts'

const service = await withService({ after })
const [one, two] = service.partners
const admins = {
  vendor: service.vendor.administrator,
  partner: one.tokens.administrator,
  account: one.accounts[0].tokens.administrator,
}
const make = (token: string, body: Record<string, unknown>) =>
  service.call('createToken', { token, body: { name: 'New', role: 'viewer', ...body } })

test('a token says whose it is', async () => {
  const me = (await service.call('whoAmI', { token: admins.account })).body
  assert.deepEqual(
    [me.scope, me.role, me.partnerId, me.accountId],
    ['account', 'administrator', one.id, one.accounts[0].id],
  )
})

test('a new token works at once, with its scope and role and a secret that is shown once', async () => {
  const made = await make(admins.partner, { scope: 'partner', role: 'operator' })
  assert.equal(made.status, 201)
  assert.match(made.body.secret, /^tnr_[A-Za-z0-9_-]{43}$/)
  const me = (await service.call('whoAmI', { token: made.body.secret })).body
  const { secret: _secret, createdAt, lastUsedAt, ...shown } = made.body
  for (const [field, value] of Object.entries(shown))
    assert.deepEqual(me[field as keyof typeof me], value, field)
  const listed = await service.call('listTokens', { token: admins.partner, query: { limit: '200' } })
  const found = listed.body.items.find(({ id }) => id === made.body.id)
  assert.deepEqual({ ...found, lastUsedAt: null }, { ...shown, createdAt, lastUsedAt })
  assert(!listed.text.includes('tnr_'))
})

type Case = readonly [by: keyof typeof admins, body: Record<string, unknown>, status: number, code?: string]
const cases: readonly Case[] = [
  ['vendor', { scope: 'vendor' }, 201],
  ['vendor', { scope: 'partner', partnerId: two.id }, 201],
  ['vendor', { scope: 'account', accountId: two.accounts[0].id }, 201],
  ['vendor', { scope: 'account', accountId: two.accounts[0].id, partnerId: two.id }, 201],
  ['vendor', { scope: 'partner' }, 400, 'input-invalid'],
  ['vendor', { scope: 'account' }, 400, 'input-invalid'],
  ['vendor', { scope: 'vendor', partnerId: one.id }, 400, 'input-invalid'],
  ['vendor', { scope: 'vendor', accountId: one.accounts[0].id }, 400, 'input-invalid'],
  ['vendor', { scope: 'partner', partnerId: one.id, accountId: one.accounts[0].id }, 400, 'input-invalid'],
  [
    'vendor',
    { scope: 'account', accountId: two.accounts[0].id, partnerId: one.id },
    404,
    'account-not-found',
  ],
  ['vendor', { scope: 'partner', partnerId: '019ca8d7-0000-7000-8000-000000000000' }, 404, 'not-found'],
  ['partner', { scope: 'vendor' }, 403, 'not-permitted'],
  ['partner', { scope: 'partner' }, 201],
  ['partner', { scope: 'partner', partnerId: one.id }, 201],
  ['partner', { scope: 'partner', partnerId: two.id }, 404, 'not-found'],
  ['partner', { scope: 'account', accountId: one.accounts[1].id }, 201],
  ['partner', { scope: 'account', accountId: two.accounts[0].id }, 404, 'account-not-found'],
  ['account', { scope: 'vendor' }, 403, 'not-permitted'],
  ['account', { scope: 'partner', partnerId: one.id }, 403, 'not-permitted'],
  ['account', { scope: 'account' }, 201],
  ['account', { scope: 'account', accountId: one.accounts[1].id }, 404, 'account-not-found'],
]
for (const [by, body, status, code] of cases)
  test(`an administrator of the ${by} asks for ${JSON.stringify(body)}: ${code ?? 'made'}`, async () => {
    const answer = await make(admins[by], body)
    assert.deepEqual([answer.status, answer.body.code], [status, code])
  })

test('an end that has passed already is refused; an end is exclusive', async () => {
  const at = service.clock.at
  const past = await make(admins.vendor, { scope: 'vendor', expiresAt: new Date(at).toISOString() })
  assert.deepEqual([past.status, past.body.errors?.[0]?.field], [400, 'body.expiresAt'])
  const { secret } = (
    await make(admins.vendor, { scope: 'vendor', expiresAt: new Date(at + 2).toISOString() })
  ).body
  service.clock.at = at + 1
  assert.equal((await service.call('whoAmI', { token: secret })).status, 200)
  service.clock.at = at + 2
  assert.equal((await service.call('whoAmI', { token: secret })).body.code, 'token-invalid')
})

test('a revoked token stops at once, leaves the list, and cannot be revoked again', async () => {
  const made = (await make(admins.account, { scope: 'account' })).body
  const params = { id: made.id }
  const revoked = await service.call('revokeToken', { token: admins.partner, params })
  assert.deepEqual([revoked.status, revoked.text], [204, ''])
  assert.equal((await service.call('whoAmI', { token: made.secret })).body.code, 'token-invalid')
  assert.equal((await service.call('revokeToken', { token: admins.partner, params })).body.code, 'not-found')
  const list = await service.call('listTokens', { token: admins.partner, query: { limit: '200' } })
  assert(!list.body.items.some(({ id }) => id === made.id))
})

test('nobody revokes a token above its own scope', async () => {
  const partners = (await service.call('whoAmI', { token: one.tokens.viewer })).body.id
  const answer = await service.call('revokeToken', { token: admins.account, params: { id: partners } })
  assert.deepEqual([answer.status, answer.body.code], [404, 'not-found'])
})
