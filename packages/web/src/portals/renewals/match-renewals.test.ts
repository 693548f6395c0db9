import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LicenseSeen } from '@tenure/contract'
import { matchRenewals } from './match-renewals.ts'

const license = (id: string, sku: string, quantity: number, at: 'inventory' | 'controller'): LicenseSeen => ({
  id,
  partnerId: 'p',
  partnerName: 'Northwind',
  sku,
  kind: 'maintenance',
  trialOf: null,
  description: '1-year maintenance',
  quantity,
  term: { unit: 'months', count: 12 },
  termStart: 'at-activation',
  status: { state: 'active', text: 'Active' },
  startsAt: at === 'inventory' ? null : '2026-01-01T00:00:00Z',
  endsAt: at === 'inventory' ? null : '2027-01-01T00:00:00Z',
  upgradesTo: null,
  holder: { at, accountId: at === 'inventory' ? null : 'a', controllerId: at === 'inventory' ? null : 'c' },
  accountName: null,
  installCode: null,
  splitFrom: null,
  orderReference: null,
  everActivated: at !== 'inventory',
  issuedAt: '2026-01-01T00:00:00Z',
})
const matched = (ending: readonly LicenseSeen[], inventory: readonly LicenseSeen[]) =>
  matchRenewals(ending, inventory).map(({ ending: { id }, renewal }) => [id, renewal?.id ?? null])

test('the same product goes before a larger one, and the smallest that is large enough before others', () => {
  const stock = [
    license('big', 'MNT-200-12', 200, 'inventory'),
    license('same', 'MNT-50-12', 50, 'inventory'),
    license('long', 'MNT-50-36', 50, 'inventory'),
  ]
  const ends = [license('one', 'MNT-50-12', 50, 'controller'), license('two', 'MNT-10-12', 10, 'controller')]
  assert.deepEqual(matched(ends, stock), [
    ['one', 'same'],
    ['two', 'long'],
  ])
})

test('nothing of the inventory is used twice, and what is too small not at all', () => {
  const ends = [license('one', 'MNT-50-12', 50, 'controller'), license('two', 'MNT-50-12', 50, 'controller')]
  const stock = [
    license('fits', 'MNT-50-12', 50, 'inventory'),
    license('small', 'MNT-10-12', 10, 'inventory'),
  ]
  assert.deepEqual(matched(ends, stock), [
    ['one', 'fits'],
    ['two', null],
  ])
})

test('what has run before is no renewal, and what is no maintenance needs none', () => {
  const running = { ...license('ran', 'MNT-50-12', 50, 'inventory'), startsAt: '2026-05-01T00:00:00Z' }
  const trial = { ...license('trial', 'TRIAL', 10, 'controller'), kind: 'trial' as const }
  assert.deepEqual(matched([trial, license('one', 'MNT-50-12', 50, 'controller')], [running]), [
    ['one', null],
  ])
})
