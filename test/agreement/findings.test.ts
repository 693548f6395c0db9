import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingWords } from '../../packages/agent/src/doctor/finding-words.ts'
import { formatsOf } from '../../packages/web/src/ui/formats.ts'
import { findingTexts } from '../../packages/web/src/controller/status/finding-texts.ts'

test('the pages have words for exactly what the agent’s doctor finds', () => {
  const codes = Object.keys(findingWords).toSorted()
  for (const language of ['en', 'de'] as const)
    assert.deepEqual(Object.keys(findingTexts[language].say).toSorted(), codes, language)
})

test('what has a remedy on the command line has one on the pages', () => {
  const facts = { folders: [], files: [] }
  for (const [code, say] of Object.entries(findingWords)) {
    const words = (say as (of: object) => { readonly remedy?: string })(facts)
    const told = findingTexts.en.say[code as keyof typeof findingWords]
    const { remedy } = told(facts, formatsOf('en', 'UTC'))
    assert.equal(remedy === undefined, words.remedy === undefined, code)
  }
})
