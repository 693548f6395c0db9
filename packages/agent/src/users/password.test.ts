import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, isPassword, newPassword, scryptCost } from './password.ts'

test('only the password itself is the password, however its accents were typed', async () => {
  const kept = await hashPassword('Zürich-4711')
  assert.equal(await isPassword('Zürich-4711', kept), true)
  assert.equal(await isPassword('Zu\u0308rich-4711', kept), true)
  for (const wrong of ['', 'zürich-4711', 'Zürich-4711 ', 'Zurich-4711'])
    assert.equal(await isPassword(wrong, kept), false, wrong)
})

test('the same password is kept differently each time, together with what it cost', async () => {
  const [one, other] = [await hashPassword('correct horse'), await hashPassword('correct horse')]
  assert.notEqual(one.salt, other.salt)
  assert.notEqual(one.hash, other.hash)
  assert.deepEqual(one.cost, scryptCost)
})

test('a password that was kept at another cost is still read', async () => {
  const { scryptSync } = await import('node:crypto')
  const cost = { n: 1024, r: 8, p: 1 }
  const salt = Buffer.alloc(16, 7)
  const hash = scryptSync('of last year', salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64url')
  assert.equal(await isPassword('of last year', { salt: salt.toString('base64url'), hash, cost }), true)
})

test('for a user that there is not the same work is done, and no password is right for it', async (context) => {
  const kept = await hashPassword('correct horse')
  const fastest = async (of: typeof kept | null): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round < 3; round++) {
      const beganMs = performance.now()
      assert.equal(await isPassword('guess', of), false)
      times.push(performance.now() - beganMs)
    }
    return Math.min(...times)
  }
  const [unknown, wrong] = [await fastest(null), await fastest(kept)]
  // Printed, not judged: another process may have the machine for a while.
  context.diagnostic(`${Math.round(unknown)} ms and ${Math.round(wrong)} ms`)
})

test('a password that is made has 20 letters that can be copied by hand, and never comes twice', () => {
  const made = Array.from({ length: 200 }, newPassword)
  for (const password of made) assert.match(password, /^([0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}$/)
  assert.equal(new Set(made).size, made.length)
})
