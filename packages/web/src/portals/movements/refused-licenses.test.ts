import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../ui/refusal.ts'
import { refusedLicenses } from './refused-licenses.ts'

const refused = (facts: Readonly<Record<string, unknown>>) =>
  new Refusal({ code: 'license-not-in-inventory', sentence: '', remedy: '', facts }, 409)
const asked = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

test('of many, each that is named under its code is refused, and nothing that was not asked for', () => {
  const facts = { asked: 3, refused: 2, 'license-not-in-inventory': ['a', 'z'], 'license-not-found': ['c'] }
  assert.deepEqual(refusedLicenses(refused(facts), asked), ['a', 'c'])
})

test('one that was asked for alone is named by its own fact', () => {
  assert.deepEqual(refusedLicenses(refused({ licenseId: 'b', at: 'account' }), asked), ['b'])
})

test('what is no refusal of licenses names none', () => {
  assert.deepEqual(refusedLicenses(refused({ account: 'P-Building 1' }), asked), [])
  assert.deepEqual(refusedLicenses(new Error('offline'), asked), [])
})
