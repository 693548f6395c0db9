import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dialogTexts } from './dialog-texts.ts'
import { returnSentences } from './return-sentences.ts'
import { statusColour, toldStatus } from './status-shown.ts'
import { licenseTexts } from './texts.ts'

const day = (value: string): string => value.split('-').reverse().join('.')

test('M8: the three states are told in the language, and anything else as it is', () => {
  const { states } = licenseTexts.de
  assert.equal(toldStatus('Active', states, day), 'Aktiv')
  assert.equal(toldStatus('Expiring 2026-12-31', states, day), 'Läuft ab am 31.12.2026')
  assert.equal(toldStatus('Expired 2026-01-02', states, day), 'Abgelaufen am 02.01.2026')
  assert.equal(toldStatus('Frozen', states, day), 'Frozen')
  assert.deepEqual(['Active', 'Expiring 2026-12-31', 'Expired 2026-01-02'].map(statusColour), [
    'teal',
    'yellow',
    'red',
  ])
})

const changes = { capacity: true, stops: false, coverageLost: false }

test('what a return does is told with its loss first', () => {
  const told = returnSentences(
    { capacity: 0, losingCount: 5, changes: { capacity: true, stops: true, coverageLost: true } },
    dialogTexts.en,
    String,
  )
  assert.deepEqual(told, [
    '5 devices will lose their seat.',
    'Scheduler and data logging stop, and no device can be reached.',
    'The capacity becomes 0.',
    'Maintenance no longer covers the capacity.',
  ])
})

test('a return without a loss says so, and one device is one', () => {
  const facts = { capacity: 10, losingCount: 0, changes }
  assert.deepEqual(returnSentences(facts, dialogTexts.de, String), [
    'Kein Gerät verliert seinen Platz.',
    'Die Kapazität wird 10.',
  ])
  const one = returnSentences({ ...facts, losingCount: 1 }, dialogTexts.de, String)
  assert.equal(one[0], '1 Gerät verliert seinen Platz.')
})

test('what stays as it is is not told', () => {
  const facts = { capacity: 10, losingCount: 0, changes: { ...changes, capacity: false } }
  assert.deepEqual(returnSentences(facts, dialogTexts.en, String), ['No device loses its seat.'])
})
