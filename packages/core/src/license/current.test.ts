import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activated, capacity, core, day, maintenance, trial, upgrade } from '../../testing/sample-license.ts'
import { hasNoClock, isCurrent } from './current.ts'
import type { HeldLicense, License } from './license.ts'

const start = day('2026-03-01T15:00')
const running = activated(maintenance(10), start)

/** What a license file keeps of a license: not its term. */
const heldOf = ({ id, kind, trialOf, quantity, startsAt, endsAt, upgradesTo }: License): HeldLicense => ({
  id,
  kind,
  trialOf,
  quantity,
  startsAt,
  endsAt,
  upgradesTo,
})

test('M3: a term counts from the start of its first day, and its end is exclusive', () => {
  const at = (text: string) => isCurrent(running, day(text))
  assert.equal(isCurrent(running, day('2026-03-01') - 1), false)
  assert.equal(at('2026-03-01'), true)
  assert.equal(isCurrent(running, day('2027-03-01') - 1), true)
  assert.equal(at('2027-03-01'), false)
})

test('what never expires counts always, also before it was activated', () => {
  for (const license of [capacity(10), core(), upgrade(10)])
    for (const at of [0, start, day('2099-01-01')]) assert.equal(isCurrent(license, at), true, license.kind)
})

test('M2: what has a clock does not count before it was started', () => {
  for (const license of [maintenance(10), trial('capacity', 10)])
    assert.deepEqual([isCurrent(license, start), hasNoClock(license)], [false, false], license.kind)
})

test('Remote CMS has a clock exactly where its product has a term', () => {
  const remote = (term: License['term']) => capacity(5, { kind: 'remote-cms', term })
  assert.equal(hasNoClock(remote({ unit: 'perpetual' })), true)
  assert.equal(hasNoClock(remote({ unit: 'months', count: 12 })), false)
  assert.equal(isCurrent(remote({ unit: 'days', count: 30 }), start), false)
})

test('the service and the license file say the same of everything that was activated', () => {
  const all = [capacity(10), core(), upgrade(10), maintenance(10), trial('core', 1)]
  for (const license of all.map((each) => activated(each, start)))
    for (const at of [day('2026-02-01'), start, day('2026-03-20'), day('2030-01-01')])
      assert.equal(isCurrent(license, at), isCurrent(heldOf(license), at), `${license.kind} at ${at}`)
})
