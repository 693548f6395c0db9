import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bannerTexts } from './banner-texts.ts'

const cases: readonly [want: number, give: number, english: string, german: string][] = [
  [2, 0, 'It asks for 2 licenses.', 'Sie bittet um 2 Lizenzen.'],
  [1, 0, 'It asks for 1 license.', 'Sie bittet um 1 Lizenz.'],
  [0, 1, 'It returns 1 license.', 'Sie gibt 1 Lizenz zurück.'],
  [0, 3, 'It returns 3 licenses.', 'Sie gibt 3 Lizenzen zurück.'],
  [2, 1, 'It asks for 2 licenses and returns 1.', 'Sie bittet um 2 Lizenzen und gibt eine zurück.'],
  [0, 0, 'It asks for the newest license file.', 'Sie bittet um die neueste Lizenzdatei.'],
]
for (const [want, give, english, german] of cases)
  test(`a waiting request says only what it does: ${english}`, () => {
    assert.equal(bannerTexts.en.asks(want, give), english)
    assert.equal(bannerTexts.de.asks(want, give), german)
  })
