import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openControllerClock } from './controller-clock.ts'

const NOW = Date.UTC(2026, 5, 1)
const HOUR = 3_600_000

/** A clock on a store in memory that counts its writes, and a wall clock the test sets. */
const controllerWith = (stored: number | null, documentAt: number | null = null) => {
  const shown = { wall: NOW, monotonic: 0 }
  const writes: number[] = []
  let kept = stored
  const file = {
    read: () => (kept === null ? null : { highWaterAt: kept }),
    write: ({ highWaterAt }: { highWaterAt: number }) => {
      kept = highWaterAt
      writes.push(highWaterAt)
    },
  }
  const time = { wallClock: () => shown.wall, monotonicMs: () => shown.monotonic }
  const open = () => openControllerClock(time, file, () => documentAt)
  return { shown, writes, open, clock: open() }
}

test('O5: the highest time that was seen is remembered over a restart', () => {
  const { shown, open, clock } = controllerWith(null)
  assert.deepEqual(clock.judge(), { at: NOW, certain: true })
  shown.wall = NOW - 30 * 24 * HOUR
  assert.deepEqual(open().judge(), { at: NOW, certain: false })
})

test('O5: 1970 is no evidence, and is not remembered', () => {
  const { shown, writes, clock } = controllerWith(null, NOW)
  shown.wall = 0
  assert.deepEqual(clock.judge(), { at: NOW, certain: false })
  assert.deepEqual(writes, [])
})

test('a fresh answer makes the time certain again, and it goes on with the monotonic clock', () => {
  const { shown, clock } = controllerWith(NOW)
  shown.wall = 0
  clock.learn(NOW + HOUR, { by: 'network', sinceAskedMs: 500 })
  shown.monotonic += 2 * HOUR
  assert.deepEqual(clock.judge(), { at: NOW + 3 * HOUR, certain: true })
})

test('O5: an answer to a request of this run makes the time certain also when a person carried it', () => {
  const { shown, clock } = controllerWith(NOW)
  shown.wall = 0
  clock.learn(NOW + HOUR, { by: 'hand', sinceAskedMs: 48 * HOUR })
  shown.monotonic += HOUR
  assert.deepEqual(clock.judge(), { at: NOW + 2 * HOUR, certain: true })
})

test('O5: an answer that was held back for more than a week thaws nothing', () => {
  for (const by of ['network', 'hand'] as const) {
    const { shown, clock } = controllerWith(NOW)
    shown.wall = 0
    clock.learn(NOW + HOUR, { by, sinceAskedMs: 7 * 24 * HOUR + 1 })
    assert.deepEqual(clock.judge(), { at: NOW + HOUR, certain: false })
  }
})

test('a carried answer does not lower what was seen, however soon it comes', () => {
  const { shown, clock } = controllerWith(NOW)
  clock.learn(NOW - HOUR, { by: 'hand', sinceAskedMs: 200 })
  shown.wall = 0
  assert.equal(clock.judge().at, NOW)
})

test('a document that answers no request of this run proves a minimum and no more', () => {
  const { shown, clock } = controllerWith(NOW)
  shown.wall = 0
  clock.learn(NOW + HOUR, { by: 'hand', sinceAskedMs: null })
  assert.deepEqual(clock.judge(), { at: NOW + HOUR, certain: false })
})

test('a prompt answer puts right what a clock running ahead had left', () => {
  const { shown, clock } = controllerWith(Date.UTC(2040, 0, 1))
  assert.equal(clock.judge().certain, false)
  clock.learn(NOW, { by: 'network', sinceAskedMs: 200 })
  shown.wall = NOW + HOUR
  assert.deepEqual(clock.judge(), { at: NOW + HOUR, certain: true })
})

test('O5: set forward ten years and then right: a carried answer to a request of this run puts it right as well', () => {
  const { shown, clock } = controllerWith(NOW)
  shown.wall = NOW + 3652 * 24 * HOUR
  assert.deepEqual(clock.judge(), { at: shown.wall, certain: true }, 'nobody can tell')
  shown.wall = NOW + HOUR
  assert.deepEqual(clock.judge(), { at: NOW + 3652 * 24 * HOUR, certain: false })
  assert.equal(clock.own().standing, 'behind')
  clock.learn(NOW + 2 * HOUR, { by: 'hand', sinceAskedMs: 30 * HOUR })
  shown.wall = NOW + 31 * HOUR
  assert.deepEqual(clock.judge(), { at: shown.wall, certain: true })
  assert.equal(clock.own().standing, 'right')
})

test('O5: a clock that is ahead of a fresh answer is not believed, and poisons nothing', () => {
  const { shown, writes, open, clock } = controllerWith(NOW)
  shown.wall = NOW + 3652 * 24 * HOUR
  clock.learn(NOW + HOUR, { by: 'network', sinceAskedMs: 500 })
  shown.monotonic += 100 * 24 * HOUR
  assert.deepEqual(clock.judge(), { at: NOW + HOUR + 100 * 24 * HOUR, certain: true })
  assert.deepEqual(clock.own(), { standing: 'ahead', shows: shown.wall })
  assert.equal(Math.max(...writes), NOW + HOUR)
  shown.wall = NOW + 101 * 24 * HOUR
  assert.equal(open().judge().certain, true)
})

test('the flash is spared: a day of looking at the clock each minute writes it at most 25 times', () => {
  const { shown, writes, clock } = controllerWith(null)
  for (let minute = 0; minute < 24 * 60; minute++) {
    shown.wall += 60_000
    clock.judge()
  }
  assert.ok(writes.length <= 25, `${writes.length} writes`)
})

test('T8: a disk that is full does not stop the judging; the time is remembered once there is room', () => {
  let at = NOW
  const time = { wallClock: () => at, monotonicMs: () => 0 }
  const disk = { full: true, kept: null as number | null }
  const file = {
    read: () => null,
    write: ({ highWaterAt }: { highWaterAt: number }) => {
      if (disk.full) throw new Error('ENOSPC')
      disk.kept = highWaterAt
    },
  }
  const clock = openControllerClock(time, file, () => null)
  assert.deepEqual(clock.judge(), { at: NOW, certain: true })
  assert.doesNotThrow(() => clock.learn(NOW, { by: 'network', sinceAskedMs: 0 }))
  disk.full = false
  at += 1
  clock.judge()
  assert.equal(disk.kept, at)
})
