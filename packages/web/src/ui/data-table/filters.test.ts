import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOfInstant, instantOfDay, toldValue, type Filter } from './filters.ts'

const kind: Filter = { name: 'kind', label: 'Kind', options: [{ value: 'core', label: 'Core' }] }
const before: Filter = { name: 'endsBefore', label: 'Ends before', kind: 'day' }
const day = (value: string) => `the ${value}`

test('a chip says what was chosen in the words of the choice, or as it stands in the address', () => {
  assert.equal(toldValue(kind, 'core', day), 'Core')
  assert.equal(toldValue(kind, 'of a newer version', day), 'of a newer version')
  assert.equal(toldValue(before, '2026-11-24T00:00:00Z', day), 'the 2026-11-24T00:00:00Z')
})

test('a day is asked for as its beginning in UTC, and shown as the day again', () => {
  assert.equal(instantOfDay('2026-11-24'), '2026-11-24T00:00:00Z')
  assert.equal(dayOfInstant('2026-11-24T00:00:00Z'), '2026-11-24')
  for (const none of ['', '24.11.2026', '2026-11']) assert.equal(instantOfDay(none), null)
})
