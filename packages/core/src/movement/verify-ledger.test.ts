import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inAccount, inventory, onController, partnerId, retired } from './sample-licenses.test.ts'
import type { MovementReason } from './movement.ts'
import { placeOf } from './place.ts'
import type { Holder } from '../license/holder.ts'
import { verifyLedger, type LedgerLicense, type LedgerMovement } from './verify-ledger.ts'

const vendor = { at: 'vendor' } as const
const moved = (licenseId: string, from: Holder, to: Holder, reason: MovementReason): LedgerMovement => ({
  id: `${licenseId}:${reason}`,
  partnerId,
  licenseId,
  from: placeOf(from),
  to: placeOf(to),
  reason,
})
const row = (
  id: string,
  holder: LedgerLicense['holder'],
  more: Partial<LedgerLicense> = {},
): LedgerLicense => ({
  id,
  quantity: 50,
  holder,
  splitFrom: null,
  ...more,
})

const movements = [
  moved('a', vendor, inventory, 'issue'),
  moved('w', vendor, inventory, 'issue'),
  moved('a', inventory, inAccount, 'transfer'),
  moved('w', inventory, retired, 'split'),
  moved('p', vendor, inventory, 'split'),
  moved('q', vendor, inventory, 'split'),
  moved('a', inAccount, onController, 'activate'),
  moved('q', inventory, inAccount, 'transfer'),
]
const rows = [
  row('a', onController),
  row('w', retired),
  row('p', inventory, { quantity: 20, splitFrom: 'w' }),
  row('q', inAccount, { quantity: 30, splitFrom: 'w' }),
]
const faults = (ledger: readonly LedgerMovement[], licenses: readonly LedgerLicense[]) =>
  verifyLedger(ledger, licenses).faults.map(({ kind, licenseId }) => `${kind} ${licenseId ?? ''}`.trim())
const without = (licenseId: string, reason: MovementReason) =>
  movements.filter((each) => each.licenseId !== licenseId || each.reason !== reason)
const changed = (id: string, more: Partial<LedgerLicense>) =>
  rows.map((each) => (each.id === id ? { ...each, ...more } : each))

test('T5: a ledger and licenses that say the same have no fault, and issued is the sum over the holders', () =>
  assert.deepEqual(verifyLedger(movements, rows), {
    licenses: 4,
    movements: 8,
    issued: 100,
    holders: { vendor: 0, inventory: 20, account: 30, controller: 50, retired: 0 },
    faults: [],
  }))

test('an empty ledger without licenses has no fault', () => assert.deepEqual(faults([], []), []))

test('a withdrawn license still counts as issued, in the retired', () => {
  const withdrawn = row('a', { ...retired, reason: 'withdrawn' })
  const report = verifyLedger([moved('a', vendor, inventory, 'issue')], [withdrawn])
  assert.equal(report.holders.retired, 50)
  assert.deepEqual(
    report.faults.map(({ kind }) => kind),
    ['not-where-it-ended'],
  )
})

const broken: readonly (readonly [
  string,
  readonly LedgerMovement[],
  readonly LedgerLicense[],
  readonly string[],
])[] = [
  ['a movement is missing in the middle', without('a', 'transfer'), rows, ['not-where-it-was a']],
  ['the last movement is missing', without('a', 'activate'), rows, ['not-where-it-ended a']],
  ['the first movement is missing', without('a', 'issue'), rows, ['not-where-it-was a', 'issued-mismatch']],
  ['a movement is there twice', [...movements, ...movements.slice(-1)], rows, ['not-where-it-was q']],
  [
    'a license was issued twice',
    [...movements, moved('p', vendor, inventory, 'issue')],
    rows,
    ['not-where-it-was p', 'issued-mismatch'],
  ],
  [
    'the row says another controller',
    movements,
    changed('a', { holder: { ...onController, controllerId: 'x' } }),
    ['not-where-it-ended a'],
  ],
  [
    'the row says another account',
    movements,
    changed('q', { holder: { ...inAccount, accountId: 'x' } }),
    ['not-where-it-ended q'],
  ],
  ['a row is missing', movements, rows.slice(1), ['license-unknown a']],
  ['a row is there twice', movements, [...rows, ...rows.slice(0, 1)], ['license-twice a']],
  ['a row has no movement', movements, [...rows, row('b', inventory)], ['never-moved b', 'issued-mismatch']],
  [
    'the parts are more than the whole',
    movements,
    changed('p', { quantity: 21 }),
    ['split-mismatch w', 'issued-mismatch'],
  ],
  ['a part names no whole', movements, changed('p', { splitFrom: null }), ['split-mismatch w']],
  [
    'parts of a license that was not split',
    movements,
    changed('p', { splitFrom: 'a' }),
    ['split-mismatch a', 'split-mismatch w'],
  ],
  [
    'a license went from the inventory to a controller at once',
    [moved('a', vendor, inventory, 'issue'), moved('a', inventory, onController, 'activate')],
    [row('a', onController)],
    ['way-unknown a'],
  ],
  [
    'a return went to another account',
    [...movements, moved('a', onController, { ...inAccount, accountId: 'x' }, 'return')],
    changed('a', { holder: { ...inAccount, accountId: 'x' } }),
    ['account-changed a'],
  ],
  [
    'a movement was made for another partner',
    movements.map((each) => (each.id === 'a:transfer' ? { ...each, partnerId: 'partner-2' } : each)),
    rows,
    ['other-partner a'],
  ],
]
for (const [what, ledger, licenses, expected] of broken)
  test(`T5: found out: ${what}`, () =>
    assert.deepEqual(faults(ledger, licenses).toSorted(), [...expected].toSorted()))

test('a fault names its movement and says in a sentence what is wrong', () => {
  const [found] = verifyLedger(without('a', 'transfer'), rows).faults
  assert.equal(found?.movementId, 'a:activate')
  assert.equal(found?.sentence, 'The license a was moved from where it was not.')
})
