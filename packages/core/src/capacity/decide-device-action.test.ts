import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { activated, capacity, core, day, trial } from '../../testing/sample-license.ts'
import type { RefusalCode } from '../refusal/codes.ts'
import type { Verdict } from '../refusal/refusal.ts'
import {
  decideControllerAction,
  decideControllerActivity,
  decideDeviceAction,
  type ControllerAction,
  type ControllerFacts,
} from './decide-device-action.ts'
import type { DeviceFacts } from './device.ts'
import { seatsUntil } from './seats-until.ts'

const at = day('2026-03-05')
const controller: ControllerFacts = {
  held: [activated(capacity(10), at)],
  at,
  isPi: false,
  softwareVersion: '3.4',
  account: 'P-Building 1',
}
const empty: ControllerFacts = { ...controller, held: [] }
const pi: ControllerFacts = { ...controller, isPi: true }

const device = (order: number, changes: Partial<DeviceFacts> = {}): DeviceFacts => ({
  id: `device-${order}`,
  order,
  pinned: false,
  licensed: false,
  internal: false,
  ...changes,
})
const licensed = device(0, { licensed: true })
const waiting = Array.from({ length: 14 }, (_, index) => device(index + 1))
const devices = [licensed, ...waiting]
const last = device(14)
const internal = device(99, { internal: true })

const code = (verdict: Verdict<null>): RefusalCode | 'allowed' =>
  verdict.ok ? 'allowed' : verdict.refusal.code
const remedy = (verdict: Verdict<null>): string => (verdict.ok ? '' : verdict.refusal.remedy)

describe('decideDeviceAction (C3)', () => {
  for (const action of ['provision', 'read', 'write'] as const) {
    it(`${action}: refused for an unlicensed device, allowed for a licensed one`, () => {
      assert.equal(
        code(decideDeviceAction(action, last, () => seatsUntil(devices), controller)),
        'device-unlicensed',
      )
      assert.equal(
        code(decideDeviceAction(action, licensed, () => seatsUntil(devices), controller)),
        'allowed',
      )
    })
    it(`${action}: refused without capacity, even where a mark was left`, () => {
      assert.equal(
        code(decideDeviceAction(action, licensed, () => seatsUntil(devices), empty)),
        'no-capacity',
      )
    })
    it(`${action}: an internal device needs a capacity that is not zero, and no seat (C8)`, () => {
      assert.equal(
        code(decideDeviceAction(action, internal, () => seatsUntil(devices), controller)),
        'allowed',
      )
      assert.equal(
        code(decideDeviceAction(action, internal, () => seatsUntil(devices), empty)),
        'no-capacity',
      )
    })
    it(`${action}: allowed on software before 3.3 (C7)`, () => {
      const old = { ...empty, softwareVersion: '3.2 Update 2' }
      assert.equal(code(decideDeviceAction(action, last, () => seatsUntil(devices), old)), 'allowed')
    })
  }
  for (const action of ['configure', 'schedule'] as const)
    it(`${action}: allowed for any device, with or without capacity`, () => {
      assert.equal(code(decideDeviceAction(action, last, () => seatsUntil(devices), controller)), 'allowed')
      assert.equal(code(decideDeviceAction(action, last, () => seatsUntil(devices), empty)), 'allowed')
    })

  it('the remedy is the smallest that gives this device a seat', () => {
    assert.equal(
      remedy(decideDeviceAction('read', last, () => seatsUntil(devices), controller)),
      '14 more seats: transfer a capacity license of at least 14 to account P-Building 1 and activate it. Or reassign the seat of another device.',
    )
    assert.match(
      remedy(decideDeviceAction('read', device(1), () => seatsUntil(devices), controller)),
      /^1 more seat: /,
    )
    assert.match(
      remedy(decideDeviceAction('read', internal, () => seatsUntil(devices), empty)),
      /^1 more seat: /,
    )
  })

  it('names no account where only its Customer ID is known', () => {
    const verdict = decideDeviceAction('read', last, () => seatsUntil(devices), {
      ...controller,
      account: null,
    })
    assert.match(remedy(verdict), /to the controller’s account and activate it/)
  })

  it('a software version that cannot be read is not taken for one before 3.3', () => {
    const odd = { ...controller, softwareVersion: 'nightly' }
    assert.equal(code(decideDeviceAction('read', last, () => seatsUntil(devices), odd)), 'device-unlicensed')
  })
})

describe('decideControllerAction (C7)', () => {
  const actions: readonly [action: ControllerAction, needsCoreOnPi: boolean][] = [
    ['bacnet-routing', true],
    ['discover', true],
    ['import', true],
    ['create', true],
    ['lon-routing', false],
    ['rni', false],
  ]
  for (const [action, needsCoreOnPi] of actions) {
    it(`${action}: needs no capacity`, () => {
      assert.equal(code(decideControllerAction(action, empty)), 'allowed')
    })
    it(`${action}: on a Pi ${needsCoreOnPi ? 'needs core' : 'needs nothing'}`, () => {
      const expected = needsCoreOnPi ? 'core-required' : 'allowed'
      assert.equal(code(decideControllerAction(action, pi)), expected)
      const withCore = { ...pi, held: [activated(core(), at)] }
      assert.equal(code(decideControllerAction(action, withCore)), 'allowed')
    })
    it(`${action}: on a Pi with software before 3.3 nothing is checked`, () => {
      assert.equal(code(decideControllerAction(action, { ...pi, softwareVersion: '3.2' })), 'allowed')
    })
  }

  it('a trial lends core while it lasts', () => {
    const held = [activated(trial('core', 1, 30), at)]
    assert.equal(code(decideControllerAction('create', { ...pi, held })), 'allowed')
    const later = { ...pi, held, at: day('2026-04-04') }
    assert.equal(code(decideControllerAction('create', later)), 'core-required')
  })

  it('the remedy is one core license for the account', () => {
    assert.equal(
      remedy(decideControllerAction('discover', pi)),
      '1 core license: transfer it to account P-Building 1 and activate it.',
    )
  })
})

describe('decideControllerActivity (C8)', () => {
  for (const activity of ['scheduler', 'data-logging'] as const)
    it(`${activity} stops at zero capacity, and goes on with any`, () => {
      assert.equal(code(decideControllerActivity(activity, controller)), 'allowed')
      assert.equal(code(decideControllerActivity(activity, empty)), 'no-capacity')
      assert.equal(code(decideControllerActivity(activity, { ...empty, softwareVersion: '3.2' })), 'allowed')
    })
})
