import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, test } from 'node:test'
import { withService } from '../http/testing.ts'
import { addMember, cookieHeader, PASSWORD, signInAs, visitor, type Visitor } from './testing.ts'

// The vendor's policy asks for a second factor: so it is from the first start on.
const service = await withService({ after })
const vendor = service.vendor.administrator
const [one] = service.partners

const PERIOD_MS = 30_000

/** RFC 6238 with RFC 4226: six digits of HMAC-SHA-1, a new code every thirty seconds. */
const codeOf = (key: Buffer, at: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / PERIOD_MS)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/** RFC 4648 §6. */
const fromBase32 = (text: string): Buffer => {
  const bits = Array.from(text.replaceAll('=', ''))
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

test('the codes of this test are those of RFC 6238, appendix B', () => {
  const key = Buffer.from('12345678901234567890')
  assert.deepEqual(
    [59, 1_111_111_109, 2_000_000_000].map((seconds) => codeOf(key, seconds * 1000)),
    ['287082', '081804', '279037'],
  )
})

const me = (person: Visitor, actingFor = 'vendor') =>
  service.call('whoAmI', { headers: { cookie: cookieHeader(person), 'tenure-as': actingFor } })
const methodOf = async (person: Visitor) => {
  const { user } = (await (await person.get('/auth/places')).json()) as { user: { method: string } | null }
  return user?.method ?? null
}
const verify = async (person: Visitor, code: string, way = 'totp') => {
  const answer = await person.post(`/auth/two-factor/verify-${way}`, { code })
  return [answer.status, ((await answer.json()) as { code?: string }).code ?? null]
}

type Enrolled = {
  readonly email: string
  readonly key: Buffer
  /** The code that finished the set-up. */
  readonly code: string
  readonly backupCodes: readonly string[]
}

const begin = async (person: Visitor) => {
  const begun = await person.post('/auth/two-factor/enable', { password: PASSWORD })
  assert.equal(begun.status, 200, await begun.clone().text())
  const { totpURI, backupCodes } = (await begun.json()) as { totpURI: string; backupCodes: string[] }
  return { uri: new URL(totpURI), backupCodes }
}

/** Somebody of the vendor who signs in with codes of an app. */
const enrol = async (email: string): Promise<Enrolled & { readonly person: Visitor }> => {
  await addMember(service, vendor, { email, role: 'administrator' })
  const person = await signInAs(service, email)
  const { uri, backupCodes } = await begin(person)
  const key = fromBase32(uri.searchParams.get('secret') ?? '')
  const code = codeOf(key, Date.now())
  assert.deepEqual(await verify(person, code), [200, null])
  return { email, key, code, backupCodes, person }
}

/** The code that comes next, which is taken already: the present one was used when the factor was set up. */
const nextCode = (key: Buffer): string => codeOf(key, Date.now() + PERIOD_MS)

/** The password was right; the code is still to come. */
const halfWay = async (email: string): Promise<Visitor> => {
  const person = visitor(service.app)
  const answer = await person.post('/auth/sign-in/email', { email, password: PASSWORD })
  assert.equal(answer.status, 200)
  assert.equal(((await answer.json()) as { twoFactorRedirect?: boolean }).twoFactorRedirect, true)
  return person
}

/** A code that is wrong now, and just before and after. */
const wrongFor = (key: Buffer): string => {
  const right = [-1, 0, 1, 2].map((step) => codeOf(key, Date.now() + step * PERIOD_MS))
  return ['000000', '111111', '222222', '333333', '444444'].find((code) => !right.includes(code)) ?? ''
}

test('a second factor is set up: the session of then becomes one that opens the vendor', async () => {
  const email = 'ada@vendor.example'
  await addMember(service, vendor, { email, role: 'administrator' })
  const person = await signInAs(service, email)
  const before = cookieHeader(person)
  assert.deepEqual(
    [await methodOf(person), (await me(person)).body.code],
    ['password', 'second-factor-missing'],
  )
  const { uri, backupCodes } = await begin(person)
  assert.deepEqual([uri.protocol, uri.host, uri.searchParams.get('issuer')], ['otpauth:', 'totp', 'Tenure'])
  assert.equal(new Set(backupCodes).size, 10)
  assert.equal((await me(person)).body.code, 'second-factor-missing', 'not before a code was shown')
  const key = fromBase32(uri.searchParams.get('secret') ?? '')
  assert.deepEqual(await verify(person, wrongFor(key)), [401, 'INVALID_CODE'])
  assert.equal((await me(person)).body.code, 'second-factor-missing')
  assert.deepEqual(await verify(person, codeOf(key, Date.now())), [200, null])
  assert.deepEqual([await methodOf(person), (await me(person)).status], ['password-and-code', 200])
  const old = await service.call('whoAmI', { headers: { cookie: before, 'tenure-as': 'vendor' } })
  assert.equal(old.body.code, 'session-missing', 'the session of before has ended')
})

test('from then on the password alone opens nothing, and the code is the other half', async () => {
  const { email, key } = await enrol('eve@vendor.example')
  const person = await halfWay(email)
  assert.equal(await methodOf(person), null)
  assert.equal((await me(person)).body.code, 'session-missing')
  assert.deepEqual(await verify(person, wrongFor(key)), [401, 'INVALID_CODE'])
  assert.deepEqual(await verify(person, nextCode(key)), [200, null])
  assert.equal(await methodOf(person), 'password-and-code')
  const answer = await me(person)
  assert.deepEqual([answer.status, answer.body.scope, answer.body.role], [200, 'vendor', 'administrator'])
})

test('a code is nothing without the password, nor in another browser than the one that gave it', async () => {
  const { email, key } = await enrol('alone@vendor.example')
  await halfWay(email)
  const [status] = await verify(visitor(service.app), codeOf(key, Date.now()))
  assert.equal(status, 401)
})

test('RFC 6238 §5.2: a code that was accepted is accepted no second time, whoever saw it', async () => {
  const { email, key, code: first } = await enrol('seen@vendor.example')
  assert.deepEqual(await verify(await halfWay(email), first), [401, 'INVALID_CODE'])
  const code = nextCode(key)
  assert.deepEqual(await verify(await halfWay(email), code), [200, null])
  const thief = await halfWay(email)
  assert.deepEqual(await verify(thief, code), [401, 'INVALID_CODE'])
  assert.equal(await methodOf(thief), null)
})

test('a half that was used up opens nothing again', async () => {
  const { email, key } = await enrol('twice@vendor.example')
  const person = await halfWay(email)
  const kept = new Map(person.cookies)
  assert.deepEqual(await verify(person, nextCode(key)), [200, null])
  const thief = visitor(service.app)
  for (const [name, value] of kept) thief.cookies.set(name, value)
  const [status] = await verify(thief, codeOf(key, Date.now()))
  assert.equal(status, 401)
})

test('a code of two minutes ago is no code', async () => {
  const { email, key } = await enrol('late@vendor.example')
  const person = await halfWay(email)
  const [status, code] = await verify(person, codeOf(key, Date.now() - 4 * PERIOD_MS))
  assert.deepEqual([status, code], [401, 'INVALID_CODE'])
})

test('a backup code stands in for the app, once', async () => {
  const { email, backupCodes } = await enrol('lost@vendor.example')
  const [first = '', second = ''] = backupCodes
  const person = await halfWay(email)
  assert.deepEqual(await verify(person, first, 'backup-code'), [200, null])
  assert.deepEqual([await methodOf(person), (await me(person)).status], ['password-and-code', 200])
  assert.deepEqual(await verify(await halfWay(email), first, 'backup-code'), [401, 'INVALID_BACKUP_CODE'])
  assert.deepEqual(await verify(await halfWay(email), second, 'backup-code'), [200, null])
})

test('of two uses of one backup code at once, one is let in', async () => {
  const { email, backupCodes } = await enrol('race@vendor.example')
  const [code = ''] = backupCodes
  const people = [await halfWay(email), await halfWay(email)]
  const answers = await Promise.all(people.map((person) => verify(person, code, 'backup-code')))
  assert.deepEqual(answers.filter(([status]) => status === 200).length, 1, JSON.stringify(answers))
})

test('new backup codes end the old ones', async () => {
  const { email, backupCodes, person } = await enrol('anew@vendor.example')
  const answer = await person.post('/auth/two-factor/generate-backup-codes', { password: PASSWORD })
  const { backupCodes: fresh } = (await answer.json()) as { backupCodes: string[] }
  const [old = ''] = backupCodes
  const [first = ''] = fresh
  assert.equal((await verify(await halfWay(email), old, 'backup-code'))[0], 401)
  assert.deepEqual(await verify(await halfWay(email), first, 'backup-code'), [200, null])
})

test('after five wrong codes the password is asked for again; after ten the right code is refused too', async () => {
  const { email, key } = await enrol('guessed@vendor.example')
  const first = await halfWay(email)
  for (let attempt = 0; attempt < 5; attempt++)
    assert.deepEqual(await verify(first, wrongFor(key)), [401, 'INVALID_CODE'])
  assert.deepEqual(await verify(first, codeOf(key, Date.now())), [400, 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'])
  const second = await halfWay(email)
  for (let attempt = 0; attempt < 5; attempt++)
    assert.deepEqual(await verify(second, wrongFor(key)), [401, 'INVALID_CODE'])
  const third = await halfWay(email)
  assert.deepEqual(await verify(third, codeOf(key, Date.now())), [429, 'ACCOUNT_TEMPORARILY_LOCKED'])
  assert.equal(await methodOf(third), null)
})

test('a factor whose set-up was not finished is none', async () => {
  const email = await addMember(service, vendor, { email: 'began@vendor.example', role: 'viewer' })
  const person = await signInAs(service, email)
  await begin(person)
  assert.equal(await methodOf(await signInAs(service, email)), 'password')
})

test('a code by e-mail neither finishes a set-up that the password began, nor takes a factor away', async () => {
  const email = await addMember(service, vendor, { email: 'mailed@vendor.example', role: 'viewer' })
  const { uri } = await begin(await signInAs(service, email))
  const key = fromBase32(uri.searchParams.get('secret') ?? '')
  const person = visitor(service.app)
  await person.post('/auth/email-otp/send-verification-otp', { email, type: 'sign-in' })
  const otp = service.mails.findLast(({ to }) => to === email)?.secret ?? ''
  assert.equal((await person.post('/auth/sign-in/email-otp', { email, otp })).status, 200)
  assert.deepEqual(await verify(person, codeOf(key, Date.now())), [403, 'PASSWORD_NEEDED'])
  assert.equal((await person.post('/auth/two-factor/disable', { password: PASSWORD })).status, 403)
  assert.equal(await methodOf(person), 'email-code')
})

test('who takes the second factor away is asked for the password, and the vendor is closed again', async () => {
  const { email, person } = await enrol('off@vendor.example')
  const wrong = await person.post('/auth/two-factor/disable', { password: 'not the password at all' })
  assert.equal(wrong.status, 400)
  assert.equal((await person.post('/auth/two-factor/disable', { password: PASSWORD })).status, 200)
  const again = await signInAs(service, email)
  assert.equal((await me(again)).body.code, 'second-factor-missing')
})

test('the policy holds for partners too', async () => {
  const email = await addMember(service, vendor, {
    email: 'paul@one.example',
    role: 'viewer',
    partnerId: one.id,
  })
  const person = await signInAs(service, email)
  assert.equal((await me(person, `partner:${one.id}`)).body.code, 'second-factor-missing')
  const { uri } = await begin(person)
  await verify(person, codeOf(fromBase32(uri.searchParams.get('secret') ?? ''), Date.now()))
  assert.equal((await me(person, `partner:${one.id}`)).status, 200)
})
