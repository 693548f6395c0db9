import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '@tenure/contract'
import type { Sight } from '@tenure/core'
import type { Caller } from '../http/handler.ts'
import { decidePlace, judgeInviter } from './decide-place.ts'

const partnerId = '019ca8d7-0000-7000-8000-00000000000a'
const other = '019ca8d7-0000-7000-8000-00000000000b'
const accountId = '019ca8d7-0000-7000-8000-00000000000c'

const callerOf = (sight: Sight, role: Role = 'administrator'): Caller => ({
  kind: 'person',
  id: '019ca8d7-0000-7000-8000-000000000001',
  name: 'Ada',
  email: 'ada@example.com',
  scope: sight.of,
  role,
  sight,
})
const vendor: Sight = { of: 'vendor' }
const partner: Sight = { of: 'partner', partnerId }
const account: Sight = { of: 'account', partnerId, accountId }

/** Who asks, of whom, and whose people are meant: a partner's id, null for the vendor's, or the refusal's code. */
const cases: readonly (readonly [string, Sight, string | null, string | null])[] = [
  ['the vendor means its own people unless it names a partner', vendor, null, null],
  ['the vendor may mean those of any partner', vendor, other, other],
  ['a partner means its own people', partner, null, partnerId],
  ['a partner may say so', partner, partnerId, partnerId],
  ['A4: another partner does not exist for it', partner, other, 'not-found'],
  ['an account has no members', account, null, 'input-invalid'],
  ['an account sees none of its partner’s', account, partnerId, 'input-invalid'],
]

for (const [title, sight, asked, expected] of cases)
  test(title, () => {
    const place = decidePlace(callerOf(sight), asked, 'query.partnerId')
    assert.equal(place.ok ? place.value : place.refusal.code, expected)
  })

test('spec §1: only an administrator of the vendor invites to the vendor; Customer Success invites to partners', () => {
  const verdicts = (['operator', 'administrator'] as const).map((role) =>
    [null, partnerId].map((place) => judgeInviter(callerOf(vendor, role), place)?.code ?? 'may'),
  )
  assert.deepEqual(verdicts, [
    ['not-permitted', 'may'],
    ['may', 'may'],
  ])
})
