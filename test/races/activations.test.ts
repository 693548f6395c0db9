import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openRace, type RaceReport } from './race.ts'

/** 60 controllers ask at the same moment; that often; through two service processes on one database. */
const CONTROLLERS = 60
const TRIALS = 200

const nothingWrong: Omit<RaceReport, 'granted'> = { doubled: 0, lost: 0, failed: [] }

test(`${TRIALS} times ${CONTROLLERS} controllers want one license: one gets it, nobody meets an error`, async () => {
  const race = await openRace({ after }, { controllers: CONTROLLERS })
  const { granted, ...wrong } = await race.run({ licenses: 1, trials: TRIALS })
  assert.deepEqual(wrong, nothingWrong)
  assert.equal(granted, TRIALS)
})

test(`${TRIALS} times ${CONTROLLERS} controllers want an account's 10 licenses: each is granted once`, async () => {
  const race = await openRace({ after }, { controllers: CONTROLLERS })
  const { granted, ...wrong } = await race.run({ licenses: 10, trials: TRIALS })
  assert.deepEqual(wrong, nothingWrong)
  assert.equal(granted, 10 * TRIALS)
})

test('without the row lock on licenses the same race goes wrong, so the lock is what holds', async () => {
  const preload = [fileURLToPath(new URL('no-row-lock.ts', import.meta.url))]
  const race = await openRace({ after }, { controllers: CONTROLLERS, preload })
  const { granted, ...wrong } = await race.run({ licenses: 1, trials: 10 })
  assert.notDeepEqual(wrong, nothingWrong, `${granted} granted`)
})
