import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import type { ControllerFacts, HeldLicense } from '@tenure/core'
import type { DeviceChange } from '../agent/happenings.ts'
import { openRegistry, type Registry } from './registry.ts'
import { openDeviceStore, type DeviceStore } from './store.ts'

let folder: string
let store: DeviceStore
let registry: Registry
let capacity: number
let known: boolean
let isPi: boolean
let told: string[]

const licenseOf = (kind: 'capacity' | 'core', quantity: number): HeldLicense => ({
  id: '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02',
  kind,
  trialOf: null,
  quantity,
  startsAt: null,
  endsAt: null,
  upgradesTo: null,
})
const facts = (): ControllerFacts => ({
  held: capacity === 0 ? [] : [licenseOf('capacity', capacity)],
  at: 0,
  isPi,
  softwareVersion: '3.4',
  account: null,
})
const open = (): void => {
  store = openDeviceStore(folder)
  const tell = ({ change, device }: DeviceChange): void => {
    told.push(`${change} ${device.id}${device.licensed ? ' with a seat' : ''}`)
  }
  registry = openRegistry(store, facts, () => known, tell)
}
const reopen = (): void => {
  store.close()
  open()
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-devices-'))
  capacity = 2
  known = true
  isPi = false
  told = []
  open()
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const add = (...ids: string[]): void =>
  ids.forEach((id) => assert.ok(registry.add({ id, protocol: 'LON', name: id, internal: false }).ok))
const licensed = (): string[] => registry.list().flatMap((device) => (device.licensed ? [device.id] : []))
const setCapacity = (seats: number): void => {
  capacity = seats
  registry.assign()
}
const codeOf = (result: ReturnType<Registry['find']>): string | null =>
  result.ok ? null : result.refusal.code

test('C2, C4: the oldest have the seats, more may exist, and new capacity goes to who waits longest', () => {
  add('c', 'b', 'a')
  assert.deepEqual(licensed(), ['c', 'b'])
  setCapacity(3)
  assert.deepEqual(licensed(), ['c', 'b', 'a'])
})

test('C5: when capacity falls the newest lose first, and the pinned keep theirs longest', () => {
  add('a', 'b')
  registry.pin('b', true)
  setCapacity(1)
  assert.deepEqual(licensed(), ['b'])
  setCapacity(0)
  assert.deepEqual(licensed(), [])
})

test('C5: the Owner moves a seat, and it stays moved over a restart', () => {
  add('a', 'b', 'c')
  assert.ok(registry.reassign('a', 'c').ok)
  assert.deepEqual(licensed(), ['b', 'c'])
  reopen()
  registry.assign()
  assert.deepEqual(licensed(), ['b', 'c'])
  assert.equal(codeOf(registry.reassign('a', 'b')), 'seat-not-free')
})

test('C6: the replacement of a broken device has its seat, and nobody else loses or gains one', () => {
  add('a', 'b', 'c')
  const replaced = registry.replace('a', { id: 'a2', name: null })
  assert.ok(replaced.ok && replaced.value.licensed && !replaced.value.provisioned)
  assert.equal(replaced.value.name, 'a2')
  assert.deepEqual(licensed(), ['a2', 'b'])
  assert.equal(codeOf(registry.find('a')), 'device-not-found')
})

test('C6: a replacement that announced itself before takes the seat over, and keeps its name', () => {
  add('a', 'b', 'c', 'new')
  const replaced = registry.replace('b', { id: 'new', name: null })
  assert.ok(replaced.ok && replaced.value.licensed)
  assert.deepEqual(
    registry.list().map(({ id, licensed: seat }) => [id, seat]),
    [
      ['a', true],
      ['new', true],
      ['c', false],
    ],
  )
})

test('C6: a device at work, one of another protocol, and the broken one itself replace nothing', () => {
  add('a', 'b')
  assert.ok(registry.provision('b').ok)
  assert.ok(registry.add({ id: 'modbus', protocol: 'Modbus', name: 'modbus', internal: false }).ok)
  for (const id of ['a', 'b', 'modbus'])
    assert.equal(codeOf(registry.replace('a', { id, name: null })), 'device-exists', id)
  assert.deepEqual(licensed(), ['a', 'b'])
})

test('a seat that is left goes to the next in the row', () => {
  add('a', 'b', 'c')
  assert.ok(registry.remove('a').ok)
  assert.deepEqual(licensed(), ['b', 'c'])
})

test('C8: an internal device takes no seat, and needs a capacity that is not zero', () => {
  add('a', 'b')
  assert.ok(registry.add({ id: 'io', protocol: 'IAP', name: 'io', internal: true }).ok)
  assert.deepEqual(licensed(), ['a', 'b', 'io'])
  setCapacity(0)
  assert.equal(codeOf(registry.check('io', 'read')), 'no-capacity')
})

test('T8: while the license file cannot be read, the marks stay as they are', () => {
  add('a', 'b', 'c')
  registry.reassign('a', 'c')
  known = false
  setCapacity(0)
  add('d')
  assert.deepEqual(licensed(), ['b', 'c'])
  known = true
  setCapacity(2)
  assert.deepEqual(licensed(), ['b', 'c'])
})

test('deprovisioning is never refused: it takes a device out of use', () => {
  add('a')
  assert.ok(registry.provision('a').ok)
  setCapacity(0)
  const deprovisioned = registry.deprovision('a')
  assert.ok(deprovisioned.ok && !deprovisioned.value.provisioned)
  assert.equal(codeOf(registry.provision('a')), 'no-capacity')
})

test('each change is told after it is on the disk, also the seats that others gain by it', () => {
  add('a', 'b', 'c')
  told = []
  registry.remove('a')
  assert.deepEqual(told, ['removed a with a seat', 'changed c with a seat'])
  told = []
  registry.pin('b', false)
  registry.provision('c')
  registry.provision('c')
  assert.deepEqual(told, ['changed c with a seat'], 'what stays as it was is not told')
})

test('what cannot be written is not believed: the registry is as it was, in memory and on the disk', () => {
  add('a', 'b', 'c')
  const { write } = store
  const full = openRegistry(
    {
      ...store,
      // The disk is full in the middle of the transaction: one row is written, and the next is refused.
      write: (writes) => write([...writes, { id: 'x', now: { protocol: 'no such' } as never }]),
    },
    facts,
    () => true,
    () => assert.fail('nothing happened'),
  )
  assert.throws(() => full.remove('a'))
  assert.throws(() => full.add({ id: 'd', protocol: 'LON', name: 'd', internal: false }))
  assert.throws(() => full.report([{ kind: 'gone', id: 'b' }]))
  for (const seen of [full, registry])
    assert.deepEqual(
      seen.list().map(({ id }) => id),
      ['a', 'b', 'c'],
    )
  reopen()
  assert.deepEqual(licensed(), ['a', 'b'])
})

test('the bus: what is seen is taken in, in one transaction, with its seat', () => {
  const taken = registry.report([
    { kind: 'seen', id: 'lon:1', protocol: 'LON', name: 'Fan', provisioned: true },
    { kind: 'seen', id: 'lon:2', protocol: 'LON', name: null, provisioned: null },
    { kind: 'seen', id: 'lon:3', protocol: 'LON', name: null, provisioned: true },
    { kind: 'seen', id: 'lon:1', protocol: 'LON', name: null, provisioned: false },
    { kind: 'gone', id: 'lon:2' },
    { kind: 'gone', id: 'lon:9' },
  ])
  assert.deepEqual(taken, { refused: [], refusal: null })
  assert.deepEqual(
    registry.list().map(({ id, name, licensed: seat, provisioned }) => [id, name, seat, provisioned]),
    [
      ['lon:1', 'Fan', true, false],
      ['lon:3', 'lon:3', true, true],
    ],
  )
  assert.deepEqual(told, ['added lon:1 with a seat', 'added lon:3 with a seat'])
})

test('C3: a device that says it is provisioned and has no seat is shown so, and refused', () => {
  add('a', 'b')
  registry.report([{ kind: 'seen', id: 'lon:1', protocol: 'LON', name: null, provisioned: true }])
  const found = registry.find('lon:1')
  assert.ok(found.ok && found.value.provisioned && !found.value.licensed)
  assert.equal(codeOf(registry.check('lon:1', 'read')), 'device-unlicensed')
})

test('C7: on a Pi without core the bus brings no new device, and those that are here go on', () => {
  add('lon:1')
  isPi = true
  const taken = registry.report([
    { kind: 'seen', id: 'lon:1', protocol: 'LON', name: 'Fan', provisioned: true },
    { kind: 'seen', id: 'lon:2', protocol: 'LON', name: 'Pump', provisioned: true },
  ])
  assert.deepEqual([taken.refused, taken.refusal?.code], [['lon:2'], 'core-required'])
  assert.deepEqual(
    registry.list().map(({ name }) => name),
    ['Fan'],
  )
})

test('an id is taken once, and unknown ids are told', () => {
  add('a')
  assert.equal(
    codeOf(registry.add({ id: 'a', protocol: 'LON', name: 'a', internal: false })),
    'device-exists',
  )
  for (const missing of [
    registry.remove('x'),
    registry.pin('x', true),
    registry.provision('x'),
    registry.deprovision('x'),
    registry.check('x', 'read'),
  ])
    assert.equal(codeOf(missing), 'device-not-found')
})
