import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { transaction } from '../db/database.ts'
import { withService } from '../http/testing.ts'
import { lockPartner } from './store.ts'

const service = await withService({ after })
const token = service.vendor.operator
const [one, two] = service.partners

test('a partner is added once under a name', async () => {
  const added = await service.call('createPartner', { token, body: { name: '  Nordic Controls ' } })
  assert.deepEqual([added.status, added.body.name], [201, 'Nordic Controls'])
  const got = await service.call('getPartner', { token, params: { id: added.body.id } })
  assert.deepEqual([got.body, got.headers.get('etag')], [added.body, '"1"'])
  const again = await service.call('createPartner', { token, body: { name: 'Nordic Controls' } })
  assert.deepEqual([again.status, again.body.code], [409, 'already-exists'])
})

test('of ten partners added in parallel under one name, one is', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => service.call('createPartner', { token, body: { name: 'Contested' } })),
  )
  assert.equal(answers.filter(({ status }) => status === 201).length, 1)
  assert.equal(answers.filter(({ body }) => body.code === 'already-exists').length, 9)
})

test('a rename is made from the version that was read, and gives the next one', async () => {
  const params = { id: two.id }
  const renamed = await service.call('editPartner', {
    token,
    params,
    ifMatch: '"1"',
    body: { name: 'Partner 2' },
  })
  assert.deepEqual(
    [renamed.status, renamed.body.name, renamed.headers.get('etag')],
    [200, 'Partner 2', '"2"'],
  )
  const late = await service.call('editPartner', {
    token,
    params,
    ifMatch: '"1"',
    body: { name: 'Partner II' },
  })
  assert.deepEqual([late.status, late.body.code], [412, 'precondition-failed'])
  const blind = await service.call('editPartner', { token, params, body: { name: 'Partner II' } })
  assert.deepEqual([blind.status, blind.body.code], [428, 'precondition-missing'])
  assert.equal((await service.call('getPartner', { token, params })).body.name, 'Partner 2')
})

test('a rename to a name that is taken is refused and leaves the version', async () => {
  const params = { id: one.id }
  const taken = await service.call('editPartner', {
    token,
    params,
    ifMatch: '"1"',
    body: { name: 'Contested' },
  })
  assert.deepEqual([taken.status, taken.body.code], [409, 'already-exists'])
  assert.equal((await service.call('getPartner', { token, params })).headers.get('etag'), '"1"')
})

test('of ten edits in parallel from one version, one is made', async () => {
  const { id } = (await service.call('createPartner', { token, body: { name: 'Edited' } })).body
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      service.call('editPartner', {
        token,
        params: { id },
        ifMatch: '"1"',
        body: { name: `Edited ${index}` },
      }),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, ...Array<number>(9).fill(412)])
})

test('an id that nobody has is not found', async () => {
  const params = { id: '019ca8d7-0000-7000-8000-000000000000' }
  assert.equal((await service.call('getPartner', { token, params })).status, 404)
  const edit = { token, params, ifMatch: '"1"', body: { name: 'Nobody' } }
  assert.equal((await service.call('editPartner', edit)).status, 404)
})

test('what is made for a partner does not wait while the partner is locked, so that nothing waits in a ring', async () => {
  const made = await transaction(service.db, { sight: { of: 'vendor' } }, async (tx) => {
    await lockPartner({ of: 'vendor' }, tx, one.id)
    return service.call('createAccount', { token: one.tokens.operator, body: { name: 'Made meanwhile' } })
  })
  assert.equal(made.status, 201, made.text)
})
