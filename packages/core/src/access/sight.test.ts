import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inSight, type Sight } from './sight.ts'

const vendor: Sight = { of: 'vendor' }
const partner: Sight = { of: 'partner', partnerId: 'p1' }
const account: Sight = { of: 'account', partnerId: 'p1', accountId: 'a1' }

const things = {
  'their account’s': { partnerId: 'p1', accountId: 'a1' },
  'another account’s': { partnerId: 'p1', accountId: 'a2' },
  'their partner’s own': { partnerId: 'p1', accountId: null },
  'another partner’s own': { partnerId: 'p2', accountId: null },
  'another partner’s account of the same id': { partnerId: 'p2', accountId: 'a1' },
}
const seen: readonly (readonly [string, Sight, readonly (keyof typeof things)[]])[] = [
  ['the vendor sees everything', vendor, Object.keys(things) as (keyof typeof things)[]],
  [
    'a partner sees what is its own and its accounts’',
    partner,
    ['their account’s', 'another account’s', 'their partner’s own'],
  ],
  ['an account sees what is its own', account, ['their account’s']],
]
for (const [guarantee, sight, expected] of seen)
  test(`A4: ${guarantee}, and nothing else`, () =>
    assert.deepEqual(
      Object.entries(things).flatMap(([name, thing]) => (inSight(sight, thing) ? [name] : [])),
      expected,
    ))
