import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { addProvider, comeBack, leave, withProvider, type Person } from '../identity-providers/testing.ts'
import { withService } from '../http/testing.ts'
import { present } from '../http/testing/present.ts'
import { addMember, cookieHeader, visitor, type Visitor } from './testing.ts'

const service = await withService({ after })
const [one, two] = service.partners
const vendor = service.vendor.administrator
const settings = await service.call('getSettings', { token: vendor })
await service.call('editSettings', {
  token: vendor,
  ifMatch: settings.headers.get('etag') ?? '',
  body: { secondFactor: 'optional' },
})
const providerOne = await withProvider({ after })
const providerTwo = await withProvider(
  { after },
  { authMethod: 'client_secret_basic', claimsInUserinfo: true },
)
const providerVendor = await withProvider({ after })
await addProvider(service, providerOne.issuer, 'one.example', one.id)
await addProvider(service, providerTwo.issuer, 'two.example', two.id)
await addProvider(service, providerVendor.issuer, 'vendor.example', null)

const ada = await addMember(service, vendor, { email: 'ada@vendor.example', role: 'administrator' })
const member = (email: string, partnerId: string) =>
  addMember(service, vendor, { email, role: 'operator', partnerId })
const paul = await member('paul@one.example', one.id)
const tina = await member('tina@two.example', two.id)

beforeEach(() => {
  providerOne.person = { email: paul, email_verified: true, name: 'Paul of the provider' }
  providerTwo.person = { email: tina, email_verified: true }
  providerVendor.person = { email: ada }
})

const me = (person: Visitor, actingFor: string) =>
  service.call('whoAmI', { headers: { cookie: cookieHeader(person), 'tenure-as': actingFor } })
const sessionOf = async (person: Visitor) =>
  (await (await person.get('/auth/places')).json()) as {
    user: { email: string; name: string; method: string } | null
    places: { scope: string; partnerId: string | null }[]
  }
const failure = () => (service.providerFailures.at(-1)?.error as Error | undefined)?.stack ?? ''

/** Signs in with what a provider says, by the address that was typed: the browser, and where it was led. */
const signIn = async (typed: string, provider = providerOne, callbackURL?: string) => {
  const browser = visitor(service.app)
  const led = await comeBack(browser, await provider.travel(await leave(browser, typed, callbackURL)))
  return { browser, led }
}

const isRefused = async (browser: Visitor, led: string, error: string) => {
  assert.equal(led, `/sign-in?error=${error}`, failure())
  assert.equal((await sessionOf(browser)).user, null)
}

test('a member comes in through the provider of the partner, to where he wanted, and only to that partner', async () => {
  const { browser, led } = await signIn(paul, providerOne, '/partner/licenses?state=open#top')
  assert.equal(led, '/partner/licenses?state=open#top', failure())
  const { user, places } = await sessionOf(browser)
  assert.deepEqual([user?.email, user?.method], [paul, 'sso'])
  assert.equal(user?.name, `Name of ${paul}`, 'a name that is known stays')
  assert.deepEqual(
    places.map(({ partnerId }) => partnerId),
    [one.id],
  )
  const answer = await me(browser, `partner:${one.id}`)
  assert.deepEqual([answer.status, answer.body.role], [200, 'operator'])
  for (const place of ['vendor', `partner:${two.id}`])
    assert.equal((await me(browser, place)).body.code, 'not-permitted', place)
})

test('so do those of another partner and of the vendor, each by the means of its provider', async () => {
  const { browser: tinas } = await signIn(tina, providerTwo)
  assert.equal((await me(tinas, `partner:${two.id}`)).status, 200, failure())
  const { browser: adas, led } = await signIn('ADA@Vendor.example', providerVendor)
  assert.equal(led, '/sign-in')
  assert.equal((await me(adas, 'vendor')).status, 200, failure())
})

test('the cookie is for the session of the browser, and no script reads it', async () => {
  const browser = visitor(service.app)
  const url = await providerOne.travel(await leave(browser, paul))
  const answer = await browser.get(url.pathname + url.search)
  const cookie = answer.headers.getSetCookie().find((line) => line.includes('session_token')) ?? ''
  assert.match(cookie, /HttpOnly/i)
  assert.match(cookie, /SameSite=Lax/i)
  assert.doesNotMatch(cookie, /Domain=|Max-Age=|Expires=/i)
})

test('for a domain that nobody has there is nowhere to go, whoever asks', async () => {
  for (const email of ['nobody@nowhere.example', 'x@sub.one.example']) {
    const answer = await visitor(service.app).post('/auth/sign-in/sso', { email })
    assert.equal(answer.status, 404)
    assert.equal(((await answer.json()) as { code: string }).code, 'SSO_UNKNOWN')
  }
})

test('nobody learns whether an address of the domain is known', async () => {
  const strange = await leave(visitor(service.app), 'nobody@one.example')
  const known = await leave(visitor(service.app), paul)
  const shape = (url: string) => [...new URL(url).searchParams.keys()]
  assert.deepEqual(shape(strange), shape(known))
})

test('the way there asks for a code with PKCE, state and nonce, new each time', async () => {
  const browser = visitor(service.app)
  const [first, second] = [new URL(await leave(browser, paul)), new URL(await leave(browser, paul))]
  assert.equal(first.searchParams.get('response_type'), 'code')
  assert.equal(first.searchParams.get('code_challenge_method'), 'S256')
  assert.equal(first.searchParams.get('redirect_uri'), 'http://localhost/auth/sso/callback')
  for (const name of ['state', 'nonce', 'code_challenge']) {
    assert.ok((first.searchParams.get(name) ?? '').length >= 43, name)
    assert.notEqual(first.searchParams.get(name), second.searchParams.get(name), name)
  }
})

test('CSRF: no other site begins a sign-in', async () => {
  const browser = visitor(service.app)
  const answer = await browser.post('/auth/sign-in/sso', { email: paul }, { origin: 'https://evil.example' })
  assert.equal(answer.status, 403)
  assert.equal(browser.cookies.size, 0)
})

test('no open redirect: who wanted to go to another site is led to the sign-in page', async () => {
  for (const path of [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
  ]) {
    const browser = visitor(service.app)
    const answer = await browser.post('/auth/sign-in/sso', { email: paul, callbackURL: path })
    if (answer.status !== 200) continue
    const { url } = (await answer.json()) as { url: string }
    assert.equal(await comeBack(browser, await providerOne.travel(url)), '/sign-in', path)
  }
  const elsewhere = { email: paul, callbackURL: 'https://evil.example/' }
  assert.equal((await visitor(service.app).post('/auth/sign-in/sso', elsewhere)).status, 403)
})

// ---------------------------------------------------------------- what is forged

/** What is changed on the way there, and on the way back. */
const forged: Readonly<
  Record<string, { there?: (url: URL) => void; back?: (url: URL) => void; error: string }>
> = {
  'another nonce': { there: (url) => url.searchParams.set('nonce', 'x'.repeat(43)), error: 'sso-failed' },
  'another PKCE challenge': {
    there: (url) => url.searchParams.set('code_challenge', 'x'.repeat(43)),
    error: 'sso-failed',
  },
  'another state': { back: (url) => url.searchParams.set('state', 'x'.repeat(43)), error: 'sso-expired' },
  'no state': { back: (url) => url.searchParams.delete('state'), error: 'sso-expired' },
  'a code of nobody': { back: (url) => url.searchParams.set('code', 'x'.repeat(43)), error: 'sso-failed' },
  'no code': { back: (url) => url.searchParams.delete('code'), error: 'sso-failed' },
  'another issuer': { back: (url) => url.searchParams.set('iss', providerTwo.issuer), error: 'sso-failed' },
  'no issuer, where the provider names it': {
    back: (url) => url.searchParams.delete('iss'),
    error: 'sso-failed',
  },
  'a refusal of the provider': {
    back: (url) => {
      url.searchParams.delete('code')
      url.searchParams.set('error', 'access_denied')
    },
    error: 'sso-failed',
  },
}
for (const [what, { there, back, error }] of Object.entries(forged))
  test(`${what} opens nothing`, async () => {
    const browser = visitor(service.app)
    const away = new URL(await leave(browser, paul))
    there?.(away)
    const url = await providerOne.travel(away.href)
    back?.(url)
    await isRefused(browser, await comeBack(browser, url), error)
  })

test('mix-up: the code of one provider opens nothing at another', async () => {
  providerTwo.person = { email: paul, email_verified: true }
  const browser = visitor(service.app)
  const away = new URL(await leave(browser, paul))
  const others = new URL(await leave(visitor(service.app), tina))
  for (const name of ['state', 'nonce', 'code_challenge'])
    others.searchParams.set(name, away.searchParams.get(name) ?? '')
  const url = await providerTwo.travel(others.href)
  url.searchParams.delete('iss')
  await isRefused(browser, await comeBack(browser, url), 'sso-failed')
})

test('login CSRF: a way back that another browser began opens nothing in this one', async () => {
  const url = await providerOne.travel(await leave(visitor(service.app), paul))
  const stranger = visitor(service.app)
  await isRefused(stranger, await comeBack(stranger, url), 'sso-expired')
  await leave(stranger, paul)
  await isRefused(stranger, await comeBack(stranger, url), 'sso-expired')
})

test('a way back is good once, also with the cookie that was kept', async () => {
  const browser = visitor(service.app)
  const url = await providerOne.travel(await leave(browser, paul))
  const kept = new Map(browser.cookies)
  assert.equal(await comeBack(browser, url), '/sign-in')
  const thief = visitor(service.app)
  await isRefused(thief, await comeBack(thief, url), 'sso-expired')
  for (const [name, value] of kept) thief.cookies.set(name, value)
  await isRefused(thief, await comeBack(thief, url), 'sso-expired')
})

test('of two that come back at once, one comes in', async () => {
  const browser = visitor(service.app)
  const url = await providerOne.travel(await leave(browser, paul))
  const twins = [visitor(service.app), visitor(service.app)]
  for (const twin of twins) for (const [name, value] of browser.cookies) twin.cookies.set(name, value)
  const led = await Promise.all(twins.map((twin) => comeBack(twin, url)))
  assert.deepEqual(led.toSorted(), ['/sign-in', '/sign-in?error=sso-expired'])
})

test('after ten minutes the way back is closed', async () => {
  const browser = visitor(service.app)
  const url = await providerOne.travel(await leave(browser, paul))
  const ended = await sql`
    update auth.verification set "expiresAt" = current_timestamp - interval '1 second'
    where identifier = ${`sso-${url.searchParams.get('state')}`}`.execute(service.db)
  assert.equal(ended.numAffectedRows, 1n)
  await isRefused(browser, await comeBack(browser, url), 'sso-expired')
})

// ---------------------------------------------------------------- who is said to come

const unbelieved: Readonly<Record<string, Person>> = {
  'an address that nobody checked': { email: paul, email_verified: false },
  'an address that nobody checked, in text': { email: paul, email_verified: 'false' },
  'no address': { email_verified: true },
  'what is no address': { email: 'paul', email_verified: true },
  'an address of another partner': { email: tina, email_verified: true },
  'an address of the vendor': { email: ada, email_verified: true },
  'an address of a domain below': { email: 'paul@sub.one.example', email_verified: true },
  'two addresses in one': { email: 'ada@vendor.example,x@one.example', email_verified: true },
  'an address with another in its name': { email: '"ada@vendor.example"@one.example', email_verified: true },
}
for (const [what, person] of Object.entries(unbelieved))
  test(`${what} opens nothing`, async () => {
    providerOne.person = person
    const { browser, led } = await signIn(paul)
    await isRefused(browser, led, 'sso-email')
  })

test('whom the partner does not know stays out, and becomes nobody', async () => {
  providerOne.person = { email: 'stranger@one.example', email_verified: true }
  const { browser, led } = await signIn(paul)
  await isRefused(browser, led, 'sso-no-member')
  const { rows } = await sql`select id from auth."user" where email = 'stranger@one.example'`.execute(
    service.db,
  )
  assert.deepEqual(rows, [])
})

// ---------------------------------------------------------------- invitations

test('an invitation to the partner is accepted by coming in, once, with its role and without a password', async () => {
  const email = 'invited@one.example'
  const invited = await service.call('inviteMember', {
    token: one.tokens.administrator,
    body: { email, role: 'viewer', language: 'de' },
  })
  providerOne.person = { email: 'Invited@One.example', email_verified: true, name: ' Ina Invited ' }
  const { browser } = await signIn(email)
  const answer = await me(browser, `partner:${one.id}`)
  assert.deepEqual(
    [answer.status, answer.body.role, answer.body.name],
    [200, 'viewer', 'Ina Invited'],
    failure(),
  )
  const seen = await service.call('lookAtInvitation', { body: { secret: invited.body.link.split('#')[1] } })
  assert.equal(seen.body.code, 'invitation-unknown')
  const { rows } = await sql`
    select account.id from auth.account join auth."user" on "user".id = account."userId"
    where email = ${email}`.execute(service.db)
  assert.deepEqual(rows, [])
  assert.equal((await me((await signIn(email)).browser, `partner:${one.id}`)).status, 200, 'again')
})

test('an invitation to somebody else, withdrawn or too old lets nobody in', async (t) => {
  const invite = async (email: string, partnerId: string | null) =>
    (await service.call('inviteMember', { token: vendor, body: { email, role: 'viewer', partnerId } })).body
  const enter = async (email: string) => {
    providerOne.person = { email, email_verified: true }
    const { browser, led } = await signIn(email)
    await isRefused(browser, led, 'sso-no-member')
  }
  await invite('elsewhere@one.example', two.id)
  await enter('elsewhere@one.example')
  await invite('above@one.example', null)
  await enter('above@one.example')
  const withdrawn = await invite('withdrawn@one.example', one.id)
  await service.call('withdrawInvitation', { token: vendor, params: { id: withdrawn.id } })
  await enter('withdrawn@one.example')
  const old = await invite('old@one.example', one.id)
  const now = service.clock.at
  t.after(() => void (service.clock.at = now))
  service.clock.at = Date.parse(old.expiresAt)
  await enter('old@one.example')
})

// ---------------------------------------------------------------- how long

test('a session through a provider ends after a day, however busy it was', async () => {
  const { browser } = await signIn(paul)
  const age = (interval: string) =>
    sql`update auth.session set "createdAt" = current_timestamp - ${interval}::interval,
        "expiresAt" = current_timestamp + interval '7 days'
      from auth."user" where "user".id = session."userId" and "user".email = ${paul}
        and session.method = 'sso'`.execute(service.db)
  await age('23 hours')
  assert.equal((await me(browser, `partner:${one.id}`)).status, 200)
  await age('24 hours')
  assert.equal((await me(browser, `partner:${one.id}`)).body.code, 'session-missing')
})

test('who is no member any more is out at once', async () => {
  const email = await member('leaver@one.example', one.id)
  providerOne.person = { email, email_verified: true }
  const { browser } = await signIn(email)
  const { body } = await service.call('listMembers', {
    token: one.tokens.administrator,
    query: { limit: '200' },
  })
  const { id } = present(
    body.items.find((each) => each.email === email),
    'the member',
  )
  await service.call('removeMember', { token: one.tokens.administrator, params: { id } })
  assert.equal((await me(browser, `partner:${one.id}`)).status, 403)
  const again = await signIn(email)
  await isRefused(again.browser, again.led, 'sso-no-member')
})
