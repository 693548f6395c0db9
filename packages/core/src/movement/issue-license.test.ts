import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issueLicense } from './issue-license.ts'
import { inventory, license, partnerId, product } from './sample-licenses.test.ts'

test('T1: an issued license is what the product says, in the partner’s inventory, with no clock running', () => {
  const { licenses, movements } = issueLicense({
    product: product('MNT-50-12'),
    partnerId,
    licenseId: 'a',
    at: 7,
  })
  assert.deepEqual(licenses, [license('a', { issuedAt: 7 }, 'MNT-50-12')])
  const before = license('a', { issuedAt: 7, holder: { at: 'vendor' } }, 'MNT-50-12')
  assert.deepEqual(movements, [{ license: before, to: inventory, reason: 'issue' }])
})
