import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import pg from 'pg'
import { signInCodes, ssoErrors } from '../../packages/server/src/sign-in/refusal-codes.ts'
import { openBareAuth } from '../../packages/server/src/sign-in/testing/bare-auth.ts'
import { AuthRefusal } from '../../packages/web/src/portals/ask-auth.ts'
import { toldAuthRefusal, toldCodes } from '../../packages/web/src/sign-in/refusal-texts.ts'
import { ssoErrorTexts, toldSsoError } from '../../packages/web/src/sign-in/staff/sso-error-texts.ts'
import { languages } from '../../packages/web/src/ui/language.ts'

// What the sign-in of the service says, and what its pages tell people of it.

test('each reason of the way back from an organisation has its sentence and its remedy, and none is told that is no reason', () => {
  for (const language of languages) {
    const { other, ...told } = ssoErrorTexts[language]
    assert.deepEqual(Object.keys(told).toSorted(), [...ssoErrors].toSorted())
    const texts = [...Object.values(told), other].flatMap(({ sentence, remedy }) => [sentence, remedy])
    assert.equal(new Set(texts).size, texts.length)
    for (const text of texts) assert.match(text, /^\p{Lu}.+\.$/u)
  }
})

test('a reason that the page does not know yet is told as one; an address without a reason tells nothing', () => {
  const texts = ssoErrorTexts.en
  assert.equal(toldSsoError(texts, 'sso-new'), texts.other)
  assert.equal(toldSsoError(texts, 'constructor'), texts.other)
  assert.equal(toldSsoError(texts, undefined), null)
  assert.equal(toldSsoError(texts, ''), null)
})

test('only the list leads back to the sign-in page', () => {
  const folder = new URL('../../packages/server/src/', import.meta.url)
  const redirects = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').match(/\?error=[^`'"]*/g) ?? [])
  // The mark in the comment that names the parameter, and the one redirect.
  assert.deepEqual(redirects.toSorted(), ['?error=', '?error=${error}'])
})

/** A page of the service never sees it: it asks from its own origin. */
const unseen = new Set(['ORIGIN'])
const told = (language: 'en' | 'de', code: string) =>
  toldAuthRefusal(language, new AuthRefusal(code, code === 'LOCKED' ? 429 : 400, 60))

test('each refusal of the service’s own sign-in has its sentence', () => {
  for (const language of languages)
    for (const code of signInCodes.filter((each) => !unseen.has(each)))
      assert.notEqual(told(language, code), told(language, 'SOMETHING_NEW'), `${code} in ${language}`)
})

test('each sentence is of a code that the sign-in has', async () => {
  const pool = new pg.Pool({ host: '/nowhere' })
  after(() => pool.end())
  const { $ERROR_CODES } = openBareAuth(pool)
  // The browser itself says that no passkey was used.
  const known = new Set([...Object.keys($ERROR_CODES), ...signInCodes, 'PASSKEY_LEFT'])
  assert.deepEqual(
    toldCodes.filter((code) => !known.has(code)),
    [],
  )
})
