import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ControllerFacts, HeldLicense } from '@tenure/core'
import type { Device } from '../devices/device.ts'
import { previewReturn } from './preview-return.ts'

const at = Date.UTC(2026, 2, 10)

const license = (id: string, changes: Partial<HeldLicense>): HeldLicense => ({
  id,
  kind: 'capacity',
  trialOf: null,
  quantity: 10,
  startsAt: null,
  endsAt: null,
  upgradesTo: null,
  ...changes,
})
const ten = license('ten', {})
const five = license('five', { quantity: 5 })
const maintained = license('maintained', {
  kind: 'maintenance',
  quantity: 15,
  startsAt: Date.UTC(2026, 0, 1),
  endsAt: Date.UTC(2027, 0, 1),
})
const upgrade = license('upgrade', { kind: 'upgrade', upgradesTo: '3.5' })

const controller = (held: readonly HeldLicense[]): ControllerFacts => ({
  held,
  at,
  isPi: false,
  softwareVersion: '3.4',
  account: 'P-Building 1',
})
const devices = (count: number, changes: Partial<Device> = {}): Device[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `d${index + 1}`,
    name: `Lamp ${index + 1}`,
    protocol: 'LON',
    order: index,
    pinned: false,
    licensed: true,
    internal: false,
    provisioned: true,
    ...changes,
  }))

test('C5: the newest devices are told as those that lose their seat', () => {
  const told = previewReturn(['five'], controller([ten, five, maintained]), devices(12))
  assert.deepEqual([told.capacity, told.seatsUsed, told.losingCount], [10, 10, 2])
  assert.deepEqual(
    told.losing.map(({ id }) => id),
    ['d11', 'd12'],
  )
  assert.equal(told.sentences[0], '2 devices will lose their seat: Lamp 11, Lamp 12.')
  assert.equal(told.scheduler, true)
})

test('one device is told as one, and many are named in part', () => {
  const one = previewReturn(['five'], controller([ten, five]), devices(11))
  assert.equal(one.sentences[0], '1 device will lose its seat: Lamp 11.')
  const many = previewReturn('all', controller([license('many', { quantity: 60 })]), devices(60))
  assert.match(many.sentences[0] ?? '', /^60 devices .*Lamp 1, .*Lamp 5 and 55 more\.$/)
  assert.deepEqual([many.losing.length, many.losingCount], [50, 60])
})

test('spare capacity is returned without a loss', () => {
  const told = previewReturn(['five'], controller([ten, five, maintained]), devices(3))
  assert.equal(told.losingCount, 0)
  assert.deepEqual(told.sentences, [
    'No device loses its seat.',
    'The capacity becomes 10.',
    'Maintenance covers the capacity until 2027-01-01.',
  ])
})

test('case 9: returning everything tells that scheduler and data logging stop', () => {
  const told = previewReturn('all', controller([ten, maintained]), devices(2))
  assert.deepEqual([told.capacity, told.scheduler, told.dataLogging], [0, false, false])
  assert.ok(told.sentences.includes('Scheduler and data logging stop, and no device can be reached.'))
  // Without capacity nothing has to be maintained (M1).
  assert.equal(told.coverage.covered, true)
})

test('M1: returning maintenance tells that the capacity is not covered any more', () => {
  const told = previewReturn(['maintained'], controller([ten, maintained]), devices(2))
  assert.equal(told.coverage.covered, false)
  assert.ok(told.sentences.includes('Maintenance no longer covers the capacity.'))
})

test('what is no change is told as none', () => {
  const uncovered = previewReturn(['five'], controller([ten, five]), devices(2))
  assert.deepEqual(uncovered.changes, { capacity: true, stops: false, coverageLost: false })
  const onlyMaintenance = previewReturn(['maintained'], controller([ten, maintained]), devices(2))
  assert.deepEqual(onlyMaintenance.changes, { capacity: false, stops: false, coverageLost: true })
  const nothingRuns = previewReturn('all', controller([maintained]), devices(2))
  assert.deepEqual(nothingRuns.changes, { capacity: false, stops: false, coverageLost: false })
  assert.equal(previewReturn('all', controller([ten]), devices(2)).changes.stops, true)
})

test('an internal device has no seat to lose', () => {
  const told = previewReturn('all', controller([ten]), devices(1, { internal: true }))
  assert.equal(told.losingCount, 0)
})

test('what cannot be returned is refused here as it would be then; all means all that can', () => {
  const held = controller([ten, upgrade])
  const refused = previewReturn(['upgrade', 'elsewhere'], held, devices(1))
  assert.deepEqual(
    refused.refusals.map(({ code }) => code),
    ['license-not-returnable', 'license-not-on-controller'],
  )
  assert.deepEqual(refused.sentences, ['None of these can be returned; nothing changes.'])
  assert.equal(refused.capacity, 10)
  const all = previewReturn('all', held, devices(1))
  assert.deepEqual([all.returns, all.refusals], [['ten'], []])
})
