import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { openLockOut, type LockOut } from './lock-out.ts'

let now: number
let lockOut: LockOut
beforeEach(() => {
  now = 0
  lockOut = openLockOut(() => now)
})

const fail = (name: string, times: number): void => {
  for (let time = 0; time < times; time++) lockOut.failed(name)
}

test('three mistakes are free; from then on each doubles the wait, up to five minutes', () => {
  const waits = Array.from({ length: 14 }, () => {
    lockOut.failed('owner')
    return lockOut.waitMs('owner') / 1000
  })
  assert.deepEqual(waits, [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
})

test('the wait passes with time, and is forgotten after an hour without a try', () => {
  fail('owner', 6)
  now += 3999
  assert.equal(lockOut.waitMs('owner'), 1)
  now += 1
  assert.equal(lockOut.waitMs('owner'), 0)
  now += 3_600_001
  lockOut.failed('owner')
  assert.equal(lockOut.waitMs('owner'), 0)
})

test('who signs in has no mistakes behind it any more', () => {
  fail('owner', 3)
  lockOut.succeeded('owner')
  fail('owner', 3)
  assert.equal(lockOut.waitMs('owner'), 0)
})

test('one user’s mistakes do not keep another waiting', () => {
  fail('guest', 12)
  assert.equal(lockOut.waitMs('owner'), 0)
})

test('guessing at many names slows all of them down, but never keeps the Owner out for longer than ten seconds', () => {
  for (let name = 0; name < 30; name++) fail(`name-${name}`, 1)
  assert.equal(lockOut.waitMs('owner'), 0)
  fail('name-30', 1)
  assert.equal(lockOut.waitMs('owner'), 500)
  for (let name = 31; name < 500; name++) fail(`name-${name}`, 1)
  assert.equal(lockOut.waitMs('owner'), 10_000)
})

test('any number of made-up names takes bounded memory, and washes out no name that is guessed at', () => {
  fail('owner', 9)
  for (let name = 0; name < 5000; name++) fail(`made-up-${name}`, 1)
  now += 10_000
  assert.equal(lockOut.waitMs('owner'), 32_000 - 10_000)
})
