import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ControllerEvent } from '@tenure/contract'
import { groupEvents } from './event-groups.ts'

const account = {
  at: 'account',
  accountId: 'a',
  controllerId: null,
  accountName: 'A',
  installCode: null,
} as const
const unit = { ...account, at: 'controller', controllerId: 'c', installCode: 'SC-1' } as const
const license = {
  kind: 'capacity',
  trialOf: null,
  quantity: 10,
  term: { unit: 'perpetual' },
  description: '10-device capacity',
} as const

const moved = (licenseId: string, requestId: string, back = false): ControllerEvent => ({
  what: 'movement',
  id: `of ${licenseId}`,
  licenseId,
  license,
  from: back ? unit : account,
  to: back ? account : unit,
  reason: back ? 'return' : 'activate',
  note: null,
  actor: 'SC-1',
  requestId,
  at: '2026-03-05T09:30:00.000Z',
})
const approved: ControllerEvent = {
  what: 'approved',
  id: 'deed',
  actor: 'Vera',
  requestId: 'r9',
  at: '2026-03-05T09:30:00.000Z',
}
const told = (events: readonly ControllerEvent[]) =>
  groupEvents(events).map((group) =>
    group.what === 'movement' ? [group.reason, ...group.licenses.map(({ id }) => id)] : [group.what],
  )

test('licenses that came in one request are told in one line', () => {
  assert.deepEqual(told([moved('1', 'r1'), moved('2', 'r1'), moved('3', 'r2')]), [
    ['activate', '1', '2'],
    ['activate', '3'],
  ])
})

test('what came and what left in one exchange are two things', () => {
  assert.deepEqual(told([moved('1', 'r1'), moved('2', 'r1', true), moved('3', 'r1', true)]), [
    ['activate', '1'],
    ['return', '2', '3'],
  ])
})

test('what somebody did stands for itself, and nothing is left out', () => {
  assert.deepEqual(told([approved, moved('1', 'r1'), approved, moved('2', 'r1')]), [
    ['approved'],
    ['activate', '1'],
    ['approved'],
    ['activate', '2'],
  ])
  assert.deepEqual(told([]), [])
})

test('what was asked for is not changed', () => {
  const events = [moved('1', 'r1'), moved('2', 'r1')]
  const before = structuredClone(events)
  groupEvents(events)
  assert.deepEqual(events, before)
})
