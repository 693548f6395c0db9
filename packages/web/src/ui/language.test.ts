import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseLanguage, defineTexts } from './language.ts'

test('the language that was chosen here comes first, then the browser’s, then English', () => {
  assert.equal(chooseLanguage('de', ['en-GB']), 'de')
  assert.equal(chooseLanguage(null, ['de-AT', 'en']), 'de')
  assert.equal(chooseLanguage(null, ['fr-FR', 'de', 'en']), 'de')
  assert.equal(chooseLanguage('fr', ['de']), 'de')
  assert.equal(chooseLanguage(null, ['fr']), 'en')
  assert.equal(chooseLanguage(null, []), 'en')
})

test('a German text that is missing, or takes other facts, does not compile', () => {
  const english = { title: 'Licenses', seats: (used: number) => `${used} used` }
  // @ts-expect-error -- `seats` is missing
  defineTexts(english, { title: 'Lizenzen' })
  // @ts-expect-error -- a figure is given, not a text
  defineTexts(english, { title: 'Lizenzen', seats: (used: string) => used })
  const texts = defineTexts(english, { title: 'Lizenzen', seats: (used) => `${used} belegt` })
  assert.deepEqual([texts.en.seats(3), texts.de.seats(3)], ['3 used', '3 belegt'])
})
