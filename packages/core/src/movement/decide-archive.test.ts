import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideArchive } from './decide-archive.ts'
import { refusalOf, valueOf } from './sample-licenses.test.ts'

const account = { name: 'P-Building 1', archived: false }

test('T3: an account without licenses is archived, and a second time is nothing to do', () => {
  assert.equal(valueOf(decideArchive({ account, inAccount: 0, onControllers: 0 })), 'archive')
  const again = decideArchive({ account: { ...account, archived: true }, inAccount: 0, onControllers: 0 })
  assert.equal(valueOf(again), 'same')
})

test('A4: an account that is not in sight is not found', () =>
  assert.equal(
    refusalOf(decideArchive({ account: null, inAccount: 0, onControllers: 0 })).code,
    'account-not-found',
  ))

const remedies: readonly (readonly [number, number, string])[] = [
  [1, 0, 'Recall it to the inventory.'],
  [3, 0, 'Recall all 3 to the inventory.'],
  [0, 2, 'Have the 2 on controllers returned, then recall all 2 to the inventory.'],
  [3, 2, 'Have the 2 on controllers returned, then recall all 5 to the inventory.'],
]
for (const [inAccount, onControllers, remedy] of remedies)
  test(`T3: with ${inAccount} in it and ${onControllers} on its controllers: ${remedy}`, () => {
    const refusal = refusalOf(decideArchive({ account, inAccount, onControllers }))
    assert.equal(refusal.code, 'account-holds-licenses')
    assert.equal(refusal.remedy, remedy)
  })
