import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addProvider, comeBack, leave, withProvider } from '../identity-providers/testing.ts'
import { withService } from '../http/testing.ts'
import { addMember, cookieHeader, PASSWORD, signInAs, visitor, type Visitor } from './testing.ts'

// What the provider of one partner can do to people who work, or are known, elsewhere as well.
const service = await withService({ after })
const [one, two] = service.partners
const vendor = service.vendor.administrator
const settings = await service.call('getSettings', { token: vendor })
await service.call('editSettings', {
  token: vendor,
  ifMatch: settings.headers.get('etag') ?? '',
  body: { secondFactor: 'optional' },
})
const provider = await withProvider({ after })
await addProvider(service, provider.issuer, 'one.example', one.id)

const member = (email: string, partnerId: string) =>
  addMember(service, vendor, { email, role: 'operator', partnerId })
const me = (person: Visitor, actingFor: string) =>
  service.call('whoAmI', { headers: { cookie: cookieHeader(person), 'tenure-as': actingFor } })
const sessionOf = async (person: Visitor) =>
  (await (await person.get('/auth/places')).json()) as {
    user: object | null
    places: { partnerId: string | null }[]
  }
const signIn = async (typed: string) => {
  const browser = visitor(service.app)
  const led = await comeBack(browser, await provider.travel(await leave(browser, typed)))
  return { browser, led }
}

test('who works elsewhere with an address of this domain is nobody here, and stays who he is', async () => {
  const agency = await member('both@one.example', two.id)
  provider.person = { email: agency, email_verified: true }
  const { browser, led } = await signIn(agency)
  assert.equal(led, '/sign-in?error=sso-no-member')
  assert.equal((await sessionOf(browser)).user, null)
  const own = await signInAs(service, agency)
  assert.equal((await me(own, `partner:${two.id}`)).status, 200)
})

test('who works for both comes only to the one whose provider it was, and changes nothing of himself', async () => {
  const email = await member('shared@one.example', one.id)
  await member(email, two.id)
  const contact = { token: two.tokens.administrator, params: { id: two.accounts[0].id }, body: { email } }
  await service.call('addContact', contact)
  const own = await signInAs(service, email)
  provider.person = { email, email_verified: true }
  const { browser } = await signIn(email)
  assert.equal((await me(browser, `partner:${one.id}`)).status, 200)
  for (const place of [`partner:${two.id}`, `account:${two.accounts[0].id}`, 'vendor'])
    assert.equal((await me(browser, place)).body.code, 'not-permitted', place)
  const { places } = await sessionOf(browser)
  assert.deepEqual(
    places.map(({ partnerId }) => partnerId),
    [one.id],
  )

  for (const [path, body] of [
    ['change-password', { currentPassword: PASSWORD, newPassword: 'another password of mine' }],
    ['two-factor/enable', { password: PASSWORD }],
    ['two-factor/verify-totp', { code: '000000' }],
    ['two-factor/verify-backup-code', { code: 'aaaaa-bbbbb' }],
    ['update-user', { name: 'Somebody else' }],
  ] as const) {
    const answer = await browser.post(`/auth/${path}`, body)
    assert.deepEqual(
      [answer.status, ((await answer.json()) as { code: string }).code],
      [403, 'PASSWORD_NEEDED'],
      path,
    )
  }
  assert.equal((await browser.post('/auth/update-user', { language: 'de' })).status, 200)
  const listed = (await (await browser.get('/auth/sessions')).json()) as { method: string }[]
  assert.deepEqual(
    listed.map(({ method }) => method),
    ['sso'],
    'he sees nothing of his other sessions',
  )
  await browser.post('/auth/sessions/end', { others: true })
  assert.equal((await me(own, `partner:${two.id}`)).status, 200, 'nor ends them')
  assert.equal((await me(await signInAs(service, email), `partner:${two.id}`)).status, 200)
})

test('coming in through a provider makes no room for guessing the password', async () => {
  const email = await member('guessed@one.example', one.id)
  provider.person = { email, email_verified: true }
  const guess = (password: string) => visitor(service.app).post('/auth/sign-in/email', { email, password })
  for (let attempt = 0; attempt < 10; attempt++) {
    await guess(`wrong password ${attempt}`)
    if (attempt === 5) assert.equal((await signIn(email)).led, '/sign-in')
  }
  assert.equal((await guess(PASSWORD)).status, 429)
})
