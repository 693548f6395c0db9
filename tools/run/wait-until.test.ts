import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitUntil } from './wait-until.ts'

test('what is there already is given at once, whatever it is, as long as it is not null', async () => {
  for (const found of [0, '', false, undefined, { a: 1 }]) {
    let probes = 0
    const given = await waitUntil<unknown>('it', () => {
      probes++
      return found
    })
    assert.deepEqual([given, probes], [found, 1])
  }
})

test('it is probed again until it is there, and never again after that', async () => {
  let probes = 0
  const given = await waitUntil('the third probe', async () => (++probes < 3 ? null : `after ${probes}`))
  assert.equal(given, 'after 3')
  assert.equal(probes, 3)
})

test('probes follow one another: a slow one is not joined by the next', async () => {
  let underWay = 0
  let most = 0
  let probes = 0
  await waitUntil('four probes', async () => {
    most = Math.max(most, ++underWay)
    await new Promise((resolve) => setImmediate(resolve))
    underWay--
    return ++probes < 4 ? null : true
  })
  assert.equal(most, 1)
})

test('what never comes is an error that names it, after one probe at least', async () => {
  let probes = 0
  await assert.rejects(
    waitUntil(
      'the moon',
      () => {
        probes++
        return null
      },
      0,
    ),
    { message: 'waited 0 ms in vain for the moon' },
  )
  assert.ok(probes >= 1)
})

test('a probe that fails ends the wait with its error', async () => {
  await assert.rejects(
    waitUntil('it', () => Promise.reject(new RangeError('broken'))),
    { name: 'RangeError', message: 'broken' },
  )
})
