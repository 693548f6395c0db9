import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHappenings, type Happening } from './happenings.ts'

const gone: Happening = { kind: 'licenses-gone', licenseIds: ['a'] }

test('each listener hears each happening, in order, until it stops listening', () => {
  const happenings = openHappenings((error) => assert.fail(String(error)))
  const heard: string[] = []
  const stop = happenings.listen(({ kind }) => heard.push(`first ${kind}`))
  happenings.listen(({ kind }) => heard.push(`second ${kind}`))
  happenings.tell({ kind: 'licenses' })
  stop()
  happenings.tell(gone)
  assert.deepEqual(heard, ['first licenses', 'second licenses', 'second licenses-gone'])
})

test('a listener that throws is told of, and holds up nobody', () => {
  const failures: unknown[] = []
  const happenings = openHappenings((error) => failures.push(error))
  const heard: Happening[] = []
  const mistake = new Error('of a listener')
  happenings.listen(() => {
    throw mistake
  })
  happenings.listen((happening) => heard.push(happening))
  happenings.tell(gone)
  assert.deepEqual([failures, heard], [[mistake], [gone]])
})
