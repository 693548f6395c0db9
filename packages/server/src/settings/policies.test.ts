import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { defaultPolicy } from '@tenure/core'
import { transaction } from '../db/database.ts'
import { withService } from '../http/testing.ts'
import { getPolicy } from './store.ts'

const service = await withService({ after })
const token = service.vendor.administrator
const standard = { ...defaultPolicy, secondFactor: 'required' }

test('a new service has the specification’s policies', async () => {
  const got = await service.call('getSettings', { token })
  assert.deepEqual([got.body, got.headers.get('etag')], [standard, '"1"'])
})

test('an edit changes what it names, and is what the rules are judged by', async () => {
  const edited = await service.call('editSettings', {
    token,
    ifMatch: '"1"',
    body: { upgradeBasis: 'released-at' },
  })
  assert.deepEqual(edited.body, { ...standard, upgradeBasis: 'released-at' })
  const policy = await transaction(service.db, { sight: 'all' }, getPolicy)
  assert.deepEqual({ ...policy, secondFactor: 'required' }, edited.body)
})

test('an edit from an older version is refused', async () => {
  const late = await service.call('editSettings', { token, ifMatch: '"1"', body: { rmaBudgetPerYear: 0 } })
  assert.deepEqual([late.status, late.body.code], [412, 'precondition-failed'])
  const blind = await service.call('editSettings', { token, body: { rmaBudgetPerYear: 0 } })
  assert.deepEqual([blind.status, blind.body.code], [428, 'precondition-missing'])
})
