import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import type { HeldLicense } from '@tenure/core'
import { openRegistry, type Registry } from './registry.ts'
import { openDeviceStore, type DeviceStore } from './store.ts'

let folder: string
let store: DeviceStore
let registry: Registry
let capacity: number
let known: boolean

const held = (): HeldLicense[] =>
  capacity === 0
    ? []
    : [
        {
          id: '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02',
          kind: 'capacity',
          trialOf: null,
          quantity: capacity,
          startsAt: null,
          endsAt: null,
          upgradesTo: null,
        },
      ]
const open = (): void => {
  store = openDeviceStore(folder)
  registry = openRegistry(
    store,
    () => ({ held: held(), at: 0, isPi: false, softwareVersion: '3.4', account: null }),
    () => known,
  )
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-devices-'))
  capacity = 2
  known = true
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
  store.close()
  open()
  registry.assign()
  assert.deepEqual(licensed(), ['b', 'c'])
  const none = registry.reassign('a', 'b')
  assert.equal(!none.ok && none.refusal.code, 'seat-not-free')
})

test('C6: the replacement of a broken device has its seat, and nobody else loses or gains one', () => {
  add('a', 'b', 'c')
  const replaced = registry.replace('a', { id: 'a2', name: 'a2' })
  assert.ok(replaced.ok && replaced.value.licensed && !replaced.value.provisioned)
  assert.deepEqual(licensed(), ['a2', 'b'])
  assert.ok(!registry.find('a').ok)
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
  const refused = registry.check('io', 'read')
  assert.equal(!refused.ok && refused.refusal.code, 'no-capacity')
})

test('T8: while the license file cannot be read, the marks stay as they are', () => {
  add('a', 'b', 'c')
  registry.reassign('a', 'c')
  known = false
  setCapacity(0)
  assert.deepEqual(licensed(), ['b', 'c'])
  known = true
  setCapacity(2)
  assert.deepEqual(licensed(), ['b', 'c'])
})

test('a change that fails half way leaves the registry as it was', () => {
  add('a')
  assert.throws(() =>
    store.inTransaction(() => {
      store.remove('a')
      throw new Error('power')
    }),
  )
  assert.deepEqual(licensed(), ['a'])
})

test('an id is taken once, and unknown ids are told', () => {
  add('a')
  const twice = registry.add({ id: 'a', protocol: 'LON', name: 'a', internal: false })
  assert.equal(!twice.ok && twice.refusal.code, 'device-exists')
  for (const missing of [
    registry.remove('x'),
    registry.pin('x', true),
    registry.provision('x'),
    registry.check('x', 'read'),
  ])
    assert.equal(!missing.ok && missing.refusal.code, 'device-not-found')
})
