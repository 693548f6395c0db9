import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ControllerSeen, LicenseSeen } from '@tenure/contract'
import { figuresOf, tasksOf } from './tasks.ts'

const license = (changed: Partial<LicenseSeen>) =>
  ({
    id: '1',
    endsAt: null,
    status: { state: 'active', text: 'Active' },
    holder: { at: 'controller', accountId: 'a', controllerId: 'c' },
    ...changed,
  }) as LicenseSeen
const controller = (changed: Partial<ControllerSeen>) =>
  ({
    id: 'c',
    installCode: 'SC-1',
    status: 'active',
    capacity: 10,
    seatsUsed: 4,
    devices: 4,
    maintenance: { covered: true, required: 10, maintained: 10, endsAt: '2027-01-01T00:00:00Z' },
    ...changed,
  }) as ControllerSeen
const free = { at: 'account', accountId: 'a', controllerId: null } as const
const kinds = (...given: Parameters<typeof tasksOf>) => tasksOf(...given).map(({ kind }) => kind)

test('where all is well there is nothing to do', () => {
  assert.deepEqual(kinds([license({})], [controller({})]), [])
})

test('who waits, lacks seats or maintenance, and what ends, are named in this order', () => {
  const licenses = [
    license({ id: 'later', status: { state: 'expiring', text: '' }, endsAt: '2026-09-01T00:00:00Z' }),
    license({ id: 'sooner', status: { state: 'expiring', text: '' }, endsAt: '2026-08-01T00:00:00Z' }),
    license({ holder: free }),
    license({ holder: free, status: { state: 'expired', text: '' }, endsAt: '2026-01-01T00:00:00Z' }),
  ]
  const controllers = [
    controller({ maintenance: { covered: false, required: 10, maintained: 0, endsAt: null } }),
    controller({ devices: 17 }),
    controller({ status: 'pending' }),
  ]
  const tasks = tasksOf(licenses, controllers)
  assert.deepEqual(
    tasks.map((task) => (task.kind === 'ends' ? task.license.id : task.kind)),
    ['pending', 'no-seat', 'uncovered', 'sooner', 'later', 'free'],
  )
  assert.deepEqual(tasks.at(-1), { kind: 'free', licenses: 1 })
})

test('what is replaced or has left asks for nothing, and counts for nothing', () => {
  const gone = [controller({ status: 'replaced', devices: 9 }), controller({ status: 'left', devices: 9 })]
  assert.deepEqual(kinds([], gone), [])
  assert.equal(figuresOf([], gone).capacity, 0)
})

test('a controller without capacity needs no maintenance (M4)', () => {
  const maintenance = { covered: false, required: 0, maintained: 0, endsAt: null }
  assert.deepEqual(kinds([], [controller({ maintenance, capacity: 0, seatsUsed: 0, devices: 0 })]), [])
})

test('the next end is of what still runs', () => {
  const figures = figuresOf(
    [
      license({ status: { state: 'expired', text: '' }, endsAt: '2025-01-01T00:00:00Z' }),
      license({ endsAt: '2027-01-01T00:00:00Z' }),
      license({ endsAt: '2026-12-01T00:00:00Z', holder: free }),
    ],
    [controller({}), controller({ capacity: 20, seatsUsed: 1 })],
  )
  assert.deepEqual(figures, {
    licenses: 3,
    free: 1,
    controllers: 2,
    capacity: 30,
    seatsUsed: 5,
    nextEnd: '2026-12-01T00:00:00Z',
  })
})
