import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import {
  mayCall,
  operations,
  roles,
  scopes,
  type Operation,
  type OperationId,
} from '../../packages/contract/src/index.ts'
import { withService } from '../../packages/server/src/http/testing.ts'

const service = await withService({ after })
const [one] = service.partners
const ids = Object.keys(operations) as OperationId[]
const guarded = ids.filter((id) => operations[id].access !== 'public')

/** Any id will do: who calls is judged before anything is looked up. */
const params = {
  id: '00000000-0000-4000-8000-000000000000',
  contactId: '00000000-0000-4000-8000-000000000000',
  sku: 'ANY',
}
const fieldsOf = (id: OperationId) => {
  const operation: Operation = operations[id]
  return operation.body === undefined ? { params } : { params, body: {} }
}

const makeToken = async (body: Record<string, unknown>) =>
  (
    await service.call('createToken', {
      token: service.vendor.administrator,
      body: { scope: 'vendor', role: 'administrator', ...body },
    })
  ).body

test('the sweep walks over every operation but those that anybody may call', () => {
  assert.deepEqual(
    ids.filter((id) => !guarded.includes(id)),
    [
      'exchange',
      'exchangeBundle',
      'listOffers',
      'previewExchange',
      'lookUpLicense',
      'lookAtInvitation',
      'acceptInvitation',
      'getReleaseManifest',
      'unsubscribe',
    ],
  )
})

test('no operation answers a caller without a token', async () => {
  for (const id of guarded) {
    const answer = await service.call(id, fieldsOf(id))
    assert.deepEqual([id, answer.status, answer.body.code], [id, 401, 'token-missing'])
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer realm="tenure"')
  }
})

test('no operation answers a token that is garbage, unknown, expired or revoked', async () => {
  const expiring = await makeToken({
    name: 'ends soon',
    expiresAt: new Date(service.clock.at + 1).toISOString(),
  })
  service.clock.at += 1
  const revoked = await makeToken({ name: 'revoked' })
  await service.call('revokeToken', { token: service.vendor.administrator, params: { id: revoked.id } })
  const tokens = {
    garbage: 'tnr_x',
    unknown: `tnr_${randomBytes(32).toString('base64url')}`,
    expired: expiring.secret,
    revoked: revoked.secret,
  }
  for (const id of guarded)
    for (const [kind, token] of Object.entries(tokens)) {
      const answer = await service.call(id, { ...fieldsOf(id), token })
      assert.deepEqual([id, kind, answer.status, answer.body.code], [id, kind, 401, 'token-invalid'])
      assert.match(answer.headers.get('www-authenticate') ?? '', /error="invalid_token"/)
    }
})

test('each operation refuses exactly the scopes and roles that the permission table refuses', async () => {
  const tokens = { vendor: service.vendor, partner: one.tokens, account: one.accounts[0].tokens }
  for (const id of guarded)
    for (const scope of scopes)
      for (const role of roles) {
        const answer = await service.call(id, { ...fieldsOf(id), token: tokens[scope][role] })
        const refused = answer.status === 403
        const allowed = mayCall(operations[id].access, { scope, role })
        assert.equal(refused, !allowed, `${id} as ${scope} ${role}: ${answer.status} ${answer.text}`)
      }
})
