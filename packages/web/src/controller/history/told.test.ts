import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatsOf } from '../../ui/formats.ts'
import type { Entry } from './data.ts'
import { told } from './told.ts'

const noted = { id: 1, at: '2026-03-10T09:00:00.000Z', certain: true }
const cases: readonly [fact: Entry, english: string, german: string][] = [
  [
    { ...noted, kind: 'license-came', licenseId: 'L', description: '10-device capacity' },
    '10-device capacity came to this controller | L',
    '10-device capacity kam auf diesen Controller | L',
  ],
  [
    { ...noted, kind: 'request-made', want: ['a', 'b'], give: ['c'] },
    'A request was made | activates 2 licenses, returns 1 license',
    'Eine Anfrage wurde erstellt | aktiviert 2 Lizenzen, gibt 1 Lizenz zurück',
  ],
  [
    { ...noted, kind: 'request-shown', want: [], give: [] },
    'The waiting request was shown again | asks for the newest license file',
    'Die wartende Anfrage wurde wieder gezeigt | fragt nach der neuesten Lizenzdatei',
  ],
  [
    { ...noted, kind: 'seats-lost', count: 2, first: ['a', 'b'] },
    'Devices that lost their seat: 2 | a and b',
    'Geräte, die ihren Platz verloren: 2 | a und b',
  ],
  [
    { ...noted, kind: 'seat-moved', from: 'a', to: 'b' },
    'The seat of a was given to b',
    'Der Platz von a ging an b',
  ],
  [
    { ...noted, kind: 'device-replaced', device: 'a', by: 'b' },
    'b replaced a and has its seat',
    'b ersetzt a und hat seinen Platz',
  ],
  [
    { ...noted, kind: 'seats-gained', count: 1200, first: ['a', 'b'] },
    'Devices that got a seat: 1,200 | a, b …',
    'Geräte, die einen Platz bekamen: 1.200 | a, b …',
  ],
  [
    {
      ...noted,
      kind: 'refused',
      licenseId: 'L',
      code: 'core-already-held',
      sentence: 'It is not there.',
      remedy: 'Ask for another.',
    },
    'Not done: It is not there. | Ask for another. | L',
    'Nicht ausgeführt: Der Controller hat schon eine Core-Lizenz. | Behalten Sie diese für einen anderen Controller. | L',
  ],
  [
    {
      ...noted,
      kind: 'refused',
      licenseId: 'L',
      code: 'upgrade-too-small',
      sentence: 'It is for 10 devices.',
      remedy: 'Take one for 20.',
    },
    'Not done: It is for 10 devices. | Take one for 20. | L',
    'Nicht ausgeführt: It is for 10 devices. | Take one for 20. | L',
  ],
  [
    { ...noted, kind: 'upgrade-asked', version: '3.5', allowed: false },
    'Version 3.5 may not be installed',
    'Version 3.5 darf nicht installiert werden',
  ],
]
for (const [entry, english, german] of cases)
  test(`an entry of the history is told in both languages: ${entry.kind}`, () => {
    const inLanguage = (language: 'en' | 'de'): string => {
      const { line, details } = told(entry, language, formatsOf(language))
      return [line, ...details].join(' | ')
    }
    assert.deepEqual([inLanguage('en'), inLanguage('de')], [english, german])
  })
