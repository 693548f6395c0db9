import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actingAs, actingFor, homeOf, type Place } from './acting-as.ts'
import { carryPaths, customerPaths, partnerPaths, signInPaths, vendorPaths } from './paths.ts'

const id = '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10'

for (const [path, as] of [
  [vendorPaths.dashboard(), 'vendor'],
  [vendorPaths.partner(id), 'vendor'],
  [partnerPaths(id).dashboard(), `partner:${id}`],
  [partnerPaths(id).account(id), `partner:${id}`],
  [customerPaths(id).license(id), `account:${id}`],
  [carryPaths.carry(), null],
  [carryPaths.bundle(), null],
  [signInPaths.signIn(), null],
  ['/vendors', null],
  ['/partner/north', null],
  [`/partner/${id}x`, null],
  ['/', null],
] as const)
  test(`at ${path} the page acts for ${as ?? 'nobody'}`, () => assert.equal(actingAs(path), as))

const place = (partial: Partial<Place>): Place => ({
  scope: 'vendor',
  role: 'viewer',
  partnerId: null,
  partnerName: null,
  accountId: null,
  accountName: null,
  ...partial,
})

test('the portal of a place acts for that place', () => {
  for (const each of [
    place({}),
    place({ scope: 'partner', partnerId: id }),
    place({ scope: 'account', partnerId: 'other', accountId: id }),
  ])
    assert.equal(actingAs(homeOf(each)), actingFor(each))
})
