import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeKeyList, encodeKeyList, keyAt, MS_PER_DAY, type KeyList } from '@tenure/core'
import fc from 'fast-check'
import { KEY_VALIDITY_DAYS, nextKeyList, OVERLAP_DAYS } from './rotate-keys.ts'

const START = Date.UTC(2026, 2, 1)
const key = (kid: string) => ({ kid, x: Buffer.alloc(32, kid.charCodeAt(0)).toString('base64url') })
const first = nextKeyList(null, key('a'), START)

/** A history of rotations, each so many days after the one before. */
const rotated = (waits: readonly number[]): KeyList[] => {
  const lists = [first]
  let at = START
  for (const [index, days] of waits.entries()) {
    at += days * MS_PER_DAY
    lists.push(nextKeyList(lists.at(-1) ?? null, key(String.fromCharCode(98 + index)), at))
  }
  return lists
}
const anyHistory = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 12 })

test('the first list has serial 1 and one key, good from now for its whole time', () => {
  const until = START + KEY_VALIDITY_DAYS * MS_PER_DAY
  assert.deepEqual(first, { serial: 1, issuedAt: START, keys: [{ ...key('a'), from: START, until }] })
})

test('O7: serials rise by one, and the newest key stands last', () => {
  fc.assert(
    fc.property(anyHistory, (waits) => {
      for (const [index, list] of rotated(waits).entries()) {
        assert.equal(list.serial, index + 1)
        assert.equal(list.keys.at(-1)?.from, list.issuedAt)
      }
    }),
  )
})

test('O7: no rotation takes away what an old key signed before it', () => {
  fc.assert(
    fc.property(anyHistory, (waits) => {
      const lists = rotated(waits)
      const newest = lists.at(-1) ?? first
      for (const { keys, issuedAt } of lists) {
        const signing = keys.at(-1)
        assert.ok(signing && keyAt(newest, signing.kid, issuedAt).ok, signing?.kid)
      }
    }),
  )
})

test('O7: after a rotation an old key signs for the overlap at most, and never longer than it was to', () => {
  fc.assert(
    fc.property(anyHistory, (waits) => {
      const lists = rotated(waits)
      for (const [index, list] of lists.entries()) {
        const former = lists[index - 1]?.keys ?? []
        for (const [place, { until }] of former.entries()) {
          const now = list.keys[place]?.until ?? Infinity
          assert.ok(now <= until && now <= list.issuedAt + OVERLAP_DAYS * MS_PER_DAY)
        }
      }
    }),
  )
})

test('at every moment after the start some key of the newest list can sign', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: KEY_VALIDITY_DAYS - 1 }), (waits, later) => {
      const newest = rotated(waits).at(-1) ?? first
      const at = newest.issuedAt + later * MS_PER_DAY
      assert.ok(newest.keys.some(({ kid }) => keyAt(newest, kid, at).ok))
    }),
  )
})

test('what a rotation makes can be written and read again', () => {
  const list = rotated([10, 400, 0]).at(-1) ?? first
  const read = decodeKeyList(encodeKeyList(list))
  assert.deepEqual(read.ok && read.value, list)
})
