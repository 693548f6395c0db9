import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingTexts } from './finding-texts.ts'
import { toldFinding, type Finding } from './told-finding.ts'

const finding = (changes: Partial<Finding>): Finding => ({
  about: 'seats',
  code: 'seats-missing',
  ok: false,
  found: '10 field devices have no seat (capacity 50)',
  remedy: 'Activate capacity for 10 more: tenure-agent offers.',
  facts: { missing: 10, capacity: 50 },
  ...changes,
})

test('a finding is told by its code and facts, in each language', () => {
  assert.deepEqual(toldFinding(finding({}), 'en'), {
    about: 'Seats',
    found: '10 field devices have no seat',
    remedy: 'Activate capacity for 10 more; it is 50 now.',
  })
  assert.deepEqual(toldFinding(finding({}), 'de'), {
    about: 'Plätze',
    found: '10 Feldgeräte haben keinen Platz',
    remedy: 'Aktivieren Sie Kapazität für 10 mehr; jetzt sind es 50.',
  })
})

test('one device is one device', () => {
  const one = finding({ facts: { missing: 1, capacity: 0 } })
  assert.equal(toldFinding(one, 'en').found, '1 field device has no seat')
  assert.equal(toldFinding(one, 'de').found, '1 Feldgerät hat keinen Platz')
})

test('a problem is told as refusals are', () => {
  const problem = finding({ about: 'root key', code: 'root-key-missing', facts: { file: '/etc/root.json' } })
  assert.equal(
    toldFinding(problem, 'de').found,
    'Der Wurzelschlüssel des Herstellers ist aus /etc/root.json nicht zu lesen.',
  )
  assert.equal(toldFinding(problem, 'en').found, problem.found)
})

test('what a newer agent finds keeps its English words', () => {
  const newer = finding({ about: 'fans', code: 'fan-stopped', found: 'it stopped', remedy: 'Clean it.' })
  assert.deepEqual(toldFinding(newer, 'de'), { about: 'fans', found: 'it stopped', remedy: 'Clean it.' })
})

test('every finding can be told without any fact, and what has a remedy has one in both languages', () => {
  for (const code of Object.keys(findingTexts.en.say)) {
    const [english, german] = (['en', 'de'] as const).map((language) =>
      toldFinding(finding({ code, facts: {} }), language),
    )
    assert.ok(english && german && english.found !== '' && german.found !== '', code)
    assert.equal(english.remedy === '', german.remedy === '', code)
    assert.doesNotMatch(english.found + german.found + german.remedy, /undefined|null|NaN/, code)
  }
})
