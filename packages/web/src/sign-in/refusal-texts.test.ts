import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AuthRefusal } from '../portals/ask-auth.ts'
import { toldAuthRefusal } from './refusal-texts.ts'

const english = (code: string, status = 400, seconds: number | null = null) =>
  toldAuthRefusal('en', new AuthRefusal(code, status, seconds))

test('nobody learns which of the two was wrong, or whether an address is known', () => {
  assert.equal(english('INVALID_EMAIL_OR_PASSWORD'), english('INVALID_EMAIL'))
  assert.equal(english('USER_NOT_FOUND'), english('INVALID_OTP'))
})

test('too many attempts say when to try again, in whole minutes', () => {
  assert.equal(english('LOCKED', 429, 61), 'Too many attempts. Try again in 2 minutes.')
  assert.equal(english('', 429, 5), 'Too many attempts. Try again in 1 minute.')
  assert.equal(
    toldAuthRefusal('de', new AuthRefusal('LOCKED', 429, 900)),
    'Zu viele Versuche. Versuchen Sie es in 15 Minuten erneut.',
  )
})

test('what is not known is told as such, and not by its code', () => {
  assert.equal(english('SOMETHING_NEW'), 'That did not work. Try again.')
  assert.equal(english(''), 'That did not work. Try again.')
  assert.equal(english('constructor'), 'That did not work. Try again.')
})
