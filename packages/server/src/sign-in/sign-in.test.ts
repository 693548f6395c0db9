import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { withService } from '../http/testing.ts'
import { addMember, cookieHeader, PASSWORD, signInAs, visitor, type Visitor } from './testing.ts'

const service = await withService({ after })
const [one, two] = service.partners
const vendor = service.vendor.administrator
const settings = await service.call('getSettings', { token: vendor })
await service.call('editSettings', {
  token: vendor,
  ifMatch: settings.headers.get('etag') ?? '',
  body: { secondFactor: 'optional' },
})
const ada = await addMember(service, vendor, { email: 'ada@vendor.example', role: 'administrator' })
const paul = await addMember(service, vendor, {
  email: 'paul@one.example',
  role: 'operator',
  partnerId: one.id,
})

const asPerson = (person: Visitor, actingFor: string) => ({
  headers: { cookie: cookieHeader(person), 'tenure-as': actingFor },
})
const me = (person: Visitor, actingFor: string) => service.call('whoAmI', asPerson(person, actingFor))

test('an invited member signs in with the password, and is who was invited', async () => {
  const person = await signInAs(service, paul)
  const answer = await me(person, `partner:${one.id}`)
  assert.equal(answer.status, 200, answer.text)
  const { kind, email, scope, role, partnerId, may } = answer.body
  assert.deepEqual([kind, email, scope, role, partnerId], ['person', paul, 'partner', 'operator', one.id])
  assert.ok(may.includes('transferLicenses') && !may.includes('issueLicense'))
})

test('A4: nobody acts for whom he does not work for, and the answer is the same where there is nobody', async () => {
  const person = await signInAs(service, paul)
  const nobody = `partner:${crypto.randomUUID()}`
  for (const place of [
    `partner:${two.id}`,
    nobody,
    'vendor',
    `account:${one.accounts[0].id}`,
    'partner',
    'x',
  ]) {
    const answer = await me(person, place)
    assert.deepEqual([answer.status, answer.body.code], [403, 'not-permitted'], place)
    assert.equal(answer.body.detail, 'You do not work for the one that you act for here.')
  }
})

test('an Idempotency-Key that was used for one place is another request for the other', async () => {
  const email = 'both@places.example'
  await addMember(service, vendor, { email, role: 'administrator', partnerId: one.id })
  const invited = { email, role: 'administrator', partnerId: two.id }
  const { link } = (await service.call('inviteMember', { token: vendor, body: invited })).body
  const secret = link.split('#')[1]
  await service.call('acceptInvitation', { body: { secret, name: 'Both', password: PASSWORD } })
  const person = await signInAs(service, email)
  const add = (partnerId: string) =>
    service.call('createAccount', {
      ...asPerson(person, `partner:${partnerId}`),
      key: 'the-same-key',
      body: { name: 'P-Same' },
    })
  const first = await add(one.id)
  assert.deepEqual([first.status, first.body.partnerId], [201, one.id])
  assert.deepEqual((await add(one.id)).body, first.body)
  const other = await add(two.id)
  assert.deepEqual([other.status, other.body.code], [422, 'idempotency-key-reused'])
})

test('a cookie without the header that no other site can send counts for nothing', async () => {
  const person = await signInAs(service, ada)
  const answer = await service.call('whoAmI', { headers: { cookie: cookieHeader(person) } })
  assert.deepEqual([answer.status, answer.body.code], [401, 'token-missing'])
})

test('the header without a session is no sign-in', async () => {
  const answer = await me(visitor(service.app), 'vendor')
  assert.deepEqual([answer.status, answer.body.code], [401, 'session-missing'])
})

test('a session that was ended opens nothing any more', async () => {
  const person = await signInAs(service, ada)
  const kept = asPerson(person, 'vendor')
  assert.equal((await service.call('whoAmI', kept)).status, 200)
  await person.post('/auth/sign-out', {})
  assert.equal((await service.call('whoAmI', kept)).body.code, 'session-missing')
})

test('session fixation: signing in makes a new session, whatever cookie was there before', async () => {
  const person = await signInAs(service, ada)
  const before = cookieHeader(person)
  await person.post('/auth/sign-in/email', { email: ada, password: PASSWORD })
  assert.notEqual(cookieHeader(person), before)
})

test('CSRF: what another site sends is refused, even where it names the right password', async () => {
  const person = visitor(service.app)
  const answer = await person.post(
    '/auth/sign-in/email',
    { email: ada, password: PASSWORD },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  )
  assert.equal(answer.status, 403)
  assert.equal(person.cookies.size, 0)
})

test('the cookie is for this service alone and no script reads it', async () => {
  const answer = await visitor(service.app).post('/auth/sign-in/email', { email: ada, password: PASSWORD })
  const [cookie = ''] = answer.headers.getSetCookie()
  assert.match(cookie, /HttpOnly/i)
  assert.match(cookie, /SameSite=Lax/i)
  assert.doesNotMatch(cookie, /Domain=/i)
})

test('nobody learns who is known: password, code and forgotten password answer alike', async () => {
  const asked = async (path: string, body: Record<string, string>) => {
    const answer = await visitor(service.app).post(path, body)
    return [answer.status, await answer.text()]
  }
  const password = 'a wrong password, long enough'
  assert.deepEqual(
    await asked('/auth/sign-in/email', { email: ada, password }),
    await asked('/auth/sign-in/email', { email: 'nobody@nowhere.example', password }),
  )
  const forgotten = { redirectTo: '/reset-password' }
  assert.deepEqual(
    await asked('/auth/request-password-reset', { email: ada, ...forgotten }),
    await asked('/auth/request-password-reset', { email: 'nobody@nowhere.example', ...forgotten }),
  )
  assert.deepEqual(
    await asked('/auth/email-otp/send-verification-otp', { email: ada, type: 'sign-in' }),
    await asked('/auth/email-otp/send-verification-otp', {
      email: 'nobody@nowhere.example',
      type: 'sign-in',
    }),
  )
  assert.deepEqual(
    await asked('/auth/sign-in/email-otp', { email: 'nobody@nowhere.example', otp: '000000' }),
    await asked('/auth/sign-in/email-otp', { email: 'else@nowhere.example', otp: '000000' }),
  )
})

test('after ten wrong passwords an address is locked, also for the right one and from elsewhere', async () => {
  const email = await addMember(service, vendor, { email: 'locked@vendor.example', role: 'viewer' })
  for (let attempt = 0; attempt < 10; attempt++)
    await visitor(service.app).post('/auth/sign-in/email', { email, password: `wrong password ${attempt}` })
  for (const address of [email, email.toUpperCase()]) {
    const answer = await visitor(service.app).post('/auth/sign-in/email', {
      email: address,
      password: PASSWORD,
    })
    assert.equal(answer.status, 429, address)
    assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/)
  }
})

test('A2: a contact signs in by a code that is mailed, acts for that account alone, and sees its Customer ID', async () => {
  const [account, other] = one.accounts
  const token = one.tokens.administrator
  const email = 'site@building.example'
  await service.call('addContact', { token, params: { id: account.id }, body: { email } })
  const person = visitor(service.app)
  await person.post('/auth/email-otp/send-verification-otp', { email, type: 'sign-in' })
  const code = service.mails.findLast(({ to }) => to === email)?.secret ?? ''
  assert.match(code, /^\d{6}$/)
  const answer = await person.post('/auth/sign-in/email-otp', { email, otp: code })
  assert.equal(answer.status, 200, await answer.clone().text())

  const places = (await (await person.get('/auth/places')).json()) as { places: { accountId: string }[] }
  assert.deepEqual(
    places.places.map(({ accountId }) => accountId),
    [account.id],
  )
  const seen = await service.call('getAccount', {
    params: { id: account.id },
    ...asPerson(person, `account:${account.id}`),
  })
  assert.equal(seen.body.customerId, account.customerId)
  assert.equal((await me(person, `account:${other.id}`)).status, 403)
  assert.equal((await me(person, `partner:${one.id}`)).status, 403)
})

test('A2: a code is good for three attempts and once', async () => {
  const [account] = two.accounts
  const email = 'codes@building.example'
  await service.call('addContact', {
    token: two.tokens.administrator,
    params: { id: account.id },
    body: { email },
  })
  const person = visitor(service.app)
  const ask = async () => {
    await person.post('/auth/email-otp/send-verification-otp', { email, type: 'sign-in' })
    return service.mails.findLast(({ to }) => to === email)?.secret ?? ''
  }
  const enter = async (otp: string) =>
    (await visitor(service.app).post('/auth/sign-in/email-otp', { email, otp })).status
  const wrong = (code: string) => (code === '000000' ? '000001' : '000000')
  const first = await ask()
  for (let attempt = 0; attempt < 3; attempt++) assert.notEqual(await enter(wrong(first)), 200)
  assert.notEqual(await enter(first), 200, 'the fourth attempt')
  const second = await ask()
  assert.equal(await enter(second), 200)
  assert.notEqual(await enter(second), 200, 'the second use')
})

test('a code by e-mail opens nothing of the vendor, and changes nothing of how a member signs in', async () => {
  const person = visitor(service.app)
  await person.post('/auth/email-otp/send-verification-otp', { email: ada, type: 'sign-in' })
  const code = service.mails.findLast(({ to }) => to === ada)?.secret ?? ''
  assert.equal((await person.post('/auth/sign-in/email-otp', { email: ada, otp: code })).status, 200)
  assert.equal((await me(person, 'vendor')).status, 403)
  for (const [path, body] of [
    ['change-password', { currentPassword: PASSWORD, newPassword: 'another password of mine' }],
    ['two-factor/enable', { password: PASSWORD }],
    ['two-factor/disable', { password: PASSWORD }],
  ] as const)
    assert.equal((await person.post(`/auth/${path}`, body)).status, 403, path)
  assert.equal((await person.get('/auth/passkey/generate-register-options')).status, 403)
})

test('what better-auth has besides is not there', async () => {
  const person = await signInAs(service, ada)
  for (const path of [
    'sign-up/email',
    'list-sessions',
    'revoke-session',
    'delete-user',
    'change-email',
    'update-session',
    'link-social',
    'set-password',
    'verify-password',
  ])
    assert.equal((await person.post(`/auth/${path}`, {})).status, 404, path)
})

test('sessions are listed without what opens them, and ended', async () => {
  const email = await addMember(service, vendor, { email: 'many@vendor.example', role: 'viewer' })
  const [here, there] = [await signInAs(service, email), await signInAs(service, email)]
  const listed = await here.get('/auth/sessions')
  const text = await listed.text()
  const sessions = JSON.parse(text) as { id: string; current: boolean; method: string }[]
  assert.equal(sessions.length, 2)
  for (const value of here.cookies.values()) assert.ok(!text.includes(value.split('.')[0] ?? '-'))
  const other = sessions.find(({ current }) => !current)
  assert.equal((await here.post('/auth/sessions/end', { id: other?.id })).status, 200)
  assert.equal((await me(there, 'vendor')).status, 401)
  assert.equal((await me(here, 'vendor')).status, 200)
})

test('nobody ends the session of somebody else', async () => {
  const person = await signInAs(service, ada)
  const stranger = await signInAs(service, paul)
  const [own] = (await (await person.get('/auth/sessions')).json()) as { id: string }[]
  assert.equal((await stranger.post('/auth/sessions/end', { id: own?.id })).status, 404)
  assert.equal(
    (await person.post('/auth/sessions/end', { id: own?.id }, { origin: 'https://evil.example' })).status,
    403,
  )
})

test('a forgotten password is set anew by the link of a mail; all sessions end with it', async () => {
  const email = await addMember(service, vendor, { email: 'forgets@vendor.example', role: 'viewer' })
  const before = await signInAs(service, email)
  const person = visitor(service.app)
  await person.post('/auth/request-password-reset', { email, redirectTo: '/reset-password' })
  const link = service.mails.findLast(({ to }) => to === email)?.secret ?? ''
  assert.match(link, /^http:\/\/localhost\/reset-password#\S+$/)
  const reset = { newPassword: 'a new password, long enough', token: link.split('#')[1] }
  assert.equal((await person.post('/auth/reset-password', reset)).status, 200)
  assert.equal((await person.post('/auth/reset-password', reset)).status, 400, 'the link is good once')
  assert.equal((await me(before, 'vendor')).status, 401)
  const again = await person.post('/auth/sign-in/email', { email, password: reset.newPassword })
  assert.equal(again.status, 200)
})

test('where the vendor wants a second factor, a password alone opens nothing', async () => {
  const other = await withService({ after })
  const email = await addMember(other, other.vendor.administrator, {
    email: 'eve@vendor.example',
    role: 'viewer',
  })
  const person = await signInAs(other, email)
  const answer = await other.call('whoAmI', asPerson(person, 'vendor'))
  assert.deepEqual([answer.status, answer.body.code], [403, 'second-factor-missing'])
})
