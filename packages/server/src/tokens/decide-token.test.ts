import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sight } from '@tenure/core'
import { decideTokenOwner, type AskedToken } from './decide-token.ts'

const vendor: Sight = { of: 'vendor' }
const partner: Sight = { of: 'partner', partnerId: 'partner-1' }
const account: Sight = { of: 'account', partnerId: 'partner-1', accountId: 'account-1' }
const ask = (asked: Partial<AskedToken> & Pick<AskedToken, 'scope'>): AskedToken => ({
  partnerId: null,
  accountId: null,
  ...asked,
})

const cases: readonly (readonly [who: string, Sight, AskedToken, expected: object | string])[] = [
  ['the vendor', vendor, ask({ scope: 'vendor' }), { scope: 'vendor' }],
  ['the vendor', vendor, ask({ scope: 'vendor', partnerId: 'partner-1' }), 'input-invalid'],
  ['the vendor', vendor, ask({ scope: 'vendor', accountId: 'account-1' }), 'input-invalid'],
  [
    'the vendor',
    vendor,
    ask({ scope: 'partner', partnerId: 'partner-1' }),
    { scope: 'partner', partnerId: 'partner-1' },
  ],
  ['the vendor', vendor, ask({ scope: 'partner' }), 'input-invalid'],
  ['the vendor', vendor, ask({ scope: 'partner', partnerId: 'p', accountId: 'a' }), 'input-invalid'],
  ['the vendor', vendor, ask({ scope: 'account' }), 'input-invalid'],
  [
    'the vendor',
    vendor,
    ask({ scope: 'account', accountId: 'a' }),
    { scope: 'account', partnerId: null, accountId: 'a' },
  ],
  ['a partner', partner, ask({ scope: 'vendor' }), 'not-permitted'],
  ['a partner', partner, ask({ scope: 'partner' }), { scope: 'partner', partnerId: 'partner-1' }],
  [
    'a partner',
    partner,
    ask({ scope: 'partner', partnerId: 'partner-1' }),
    { scope: 'partner', partnerId: 'partner-1' },
  ],
  ['a partner', partner, ask({ scope: 'partner', partnerId: 'partner-2' }), 'not-found'],
  ['a partner', partner, ask({ scope: 'account' }), 'input-invalid'],
  [
    'a partner',
    partner,
    ask({ scope: 'account', accountId: 'a' }),
    { scope: 'account', partnerId: null, accountId: 'a' },
  ],
  ['an account', account, ask({ scope: 'vendor' }), 'not-permitted'],
  ['an account', account, ask({ scope: 'partner' }), 'not-permitted'],
  [
    'an account',
    account,
    ask({ scope: 'account' }),
    { scope: 'account', partnerId: null, accountId: 'account-1' },
  ],
]
for (const [who, sight, asked, expected] of cases) {
  const named = [asked.partnerId ?? '', asked.accountId ?? ''].filter(Boolean).join(' and ') || 'nobody'
  const outcome = typeof expected === 'string' ? `is refused: ${expected}` : 'is made'
  test(`A4: a token of the scope ${asked.scope} for ${named}, asked for by ${who}, ${outcome}`, () => {
    const decided = decideTokenOwner(sight, asked)
    assert.deepEqual(decided.ok ? decided.value : decided.refusal.code, expected)
  })
}

test('A4: no caller makes a token of a scope above its own, whatever it names', () => {
  const rank = { vendor: 2, partner: 1, account: 0 } as const
  for (const sight of [vendor, partner, account])
    for (const scope of ['vendor', 'partner', 'account'] as const)
      for (const partnerId of [null, 'partner-1', 'partner-2'])
        for (const accountId of [null, 'account-1', 'account-2']) {
          const decided = decideTokenOwner(sight, { scope, partnerId, accountId })
          if (rank[scope] > rank[sight.of]) assert.ok(!decided.ok, `${sight.of} made ${scope}`)
          if (decided.ok && decided.value.scope === 'partner' && sight.of === 'partner')
            assert.equal(decided.value.partnerId, sight.partnerId)
        }
})
