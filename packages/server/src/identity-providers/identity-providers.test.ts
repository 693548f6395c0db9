import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { transaction } from '../db/database.ts'
import { withService } from '../http/testing.ts'
import { allRoutes } from '../routes.ts'
import { addMember, cookieHeader, signInAs, visitor, type Visitor } from '../sign-in/testing.ts'
import { addProvider, CLIENT, comeBack, leave, withProvider } from './testing.ts'

const dns = new Map<string, string[]>()
const service = await withService({ after }, { dns })
const [one, two] = service.partners
const vendor = service.vendor.administrator
const provider = await withProvider({ after })

const input = (domain: string, more: object = {}) => ({ ...CLIENT, issuer: provider.issuer, domain, ...more })
const add = (token: string, body: object) => service.call('addIdentityProvider', { token, body })
const get = (token: string, id: string) => service.call('getIdentityProvider', { token, params: { id } })
const edit = async (token: string, id: string, body: object) => {
  const read = await get(token, id)
  return service.call('editIdentityProvider', {
    token,
    params: { id },
    body,
    ifMatch: read.headers.get('etag') ?? '"1"',
  })
}
const me = (person: Visitor, actingFor: string) =>
  service.call('whoAmI', { headers: { cookie: cookieHeader(person), 'tenure-as': actingFor } })
const comeInAs = async (email: string): Promise<Visitor> => {
  provider.person = { email, email_verified: true }
  const browser = visitor(service.app)
  assert.equal(await comeBack(browser, await provider.travel(await leave(browser, email))), '/sign-in')
  return browser
}

test('the vendor adds a provider for itself and for a partner, and says for whom', async () => {
  const own = await add(vendor, input('Vendor.Example'))
  assert.deepEqual([own.status, own.body.partnerId, own.body.domain], [201, null, 'vendor.example'], own.text)
  assert.equal(own.body.redirectUri, 'http://localhost/auth/sso/callback')
  assert.deepEqual([own.body.required, own.body.lastUsedAt], [false, null])
  const theirs = await add(vendor, input('added.example', { partnerId: one.id }))
  assert.equal(theirs.body.partnerId, one.id)
  const listed = async (token: string, query = {}) =>
    (await service.call('listIdentityProviders', { token, query })).body.items.map(({ domain }) => domain)
  assert.deepEqual(await listed(vendor), ['vendor.example'])
  assert.deepEqual(await listed(vendor, { partnerId: one.id }), ['added.example'])
  assert.deepEqual(await listed(one.tokens.administrator), ['added.example'])
  assert.deepEqual(await listed(two.tokens.administrator), [])
  const nobodys = await add(vendor, input('nobody.example', { partnerId: crypto.randomUUID() }))
  assert.equal(nobodys.body.code, 'not-found')
})

test('a partner shows by the DNS that a domain is its own, and the answer says how', async () => {
  const asked = await add(one.tokens.administrator, input('one.example'))
  assert.deepEqual([asked.status, asked.body.code], [409, 'domain-unproven'], asked.text)
  const { name, value } = asked.body.facts
  assert(typeof name === 'string' && typeof value === 'string', asked.text)
  assert.equal(name, '_tenure.one.example')
  assert.match(value, /^tenure-domain=[\w-]{43}$/)
  dns.set(name, ['v=spf1 -all', `${value}x`])
  assert.equal((await add(one.tokens.administrator, input('one.example'))).status, 409)
  dns.set(name, ['v=spf1 -all', value])
  const strangers = await add(two.tokens.administrator, input('one.example'))
  assert.equal(strangers.body.code, 'domain-unproven', 'the record of one partner proves nothing for another')
  const added = await add(one.tokens.administrator, input('one.example'))
  assert.deepEqual([added.status, added.body.partnerId], [201, one.id], added.text)
})

test('a domain has one provider, whosever it is', async () => {
  await add(vendor, input('taken.example'))
  const again = await add(vendor, input('taken.example', { partnerId: two.id }))
  assert.deepEqual([again.status, again.body.code], [409, 'already-exists'])
})

test('only administrators see and change providers, and a partner only its own', async () => {
  const id = await addProvider(service, provider.issuer, 'private.example', one.id)
  for (const token of [service.vendor.operator, one.tokens.operator, one.tokens.viewer]) {
    assert.equal((await add(token, input('x.example'))).status, 403)
    assert.equal((await get(token, id)).status, 403)
  }
  for (const tokens of [one.accounts[0].tokens, one.accounts[1].tokens])
    assert.equal((await get(tokens.administrator, id)).status, 403)
  const strange = two.tokens.administrator
  assert.equal((await get(strange, id)).body.code, 'not-found')
  assert.equal((await edit(strange, id, { clientSecret: 'mine now' })).body.code, 'not-found')
  const removed = await service.call('removeIdentityProvider', { token: strange, params: { id } })
  assert.equal(removed.body.code, 'not-found')
  assert.equal((await add(strange, input('x.example', { partnerId: one.id }))).body.code, 'not-found')
})

test('the client secret is in no answer and in no row as it is', async () => {
  const added = await add(vendor, input('secret.example'))
  const read = await get(vendor, added.body.id)
  assert.ok(!added.text.includes(CLIENT.clientSecret) && !read.text.includes(CLIENT.clientSecret))
  const rows = await transaction(service.db, { sight: 'all' }, (tx) =>
    sql<{ row: string }>`
      select t::text as row from identity_provider t union all select t::text from idempotency t
      union all select t::text from audit_entry t`.execute(tx),
  )
  for (const { row } of rows.rows) assert.ok(!row.includes(CLIENT.clientSecret.slice(0, 8)))
})

test('an edit is made from the version that stands; a new secret serves from then on', async () => {
  const id = await addProvider(service, provider.issuer, 'edited.example', two.id)
  const email = await addMember(service, vendor, {
    email: 'eve@edited.example',
    role: 'viewer',
    partnerId: two.id,
  })
  const token = two.tokens.administrator
  assert.equal((await edit(token, id, { clientSecret: 'another' })).status, 200)
  provider.person = { email, email_verified: true }
  const browser = visitor(service.app)
  const led = await comeBack(browser, await provider.travel(await leave(browser, email)))
  assert.equal(led, '/sign-in?error=sso-failed')
  const old = await service.call('editIdentityProvider', { token, params: { id }, ifMatch: '"1"', body: {} })
  assert.equal(old.body.code, 'precondition-failed')
  assert.equal((await edit(token, id, { clientSecret: CLIENT.clientSecret })).status, 200)
  await comeInAs(email)
})

test('where it is required, passwords open nothing there for addresses of the domain, and all else stays', async () => {
  const id = await addProvider(service, provider.issuer, 'strict.example', one.id)
  const person = (email: string, partnerId: string) =>
    addMember(service, vendor, { email, role: 'administrator', partnerId })
  const email = await person('sue@strict.example', one.id)
  await person(email, two.id)
  const guest = await person('guest@elsewhere.example', one.id)
  const optional = await service.call('getSettings', { token: vendor })
  await service.call('editSettings', {
    token: vendor,
    ifMatch: optional.headers.get('etag') ?? '',
    body: { secondFactor: 'optional' },
  })
  const untried = await edit(one.tokens.administrator, id, { required: true })
  assert.deepEqual([untried.status, untried.body.code], [409, 'sso-untried'])

  const throughProvider = await comeInAs(email)
  assert.notEqual((await get(vendor, id)).body.lastUsedAt, null)
  const required = await edit(one.tokens.administrator, id, { required: true })
  assert.deepEqual([required.status, required.body.required], [200, true], required.text)

  const byPassword = await signInAs(service, email)
  const refused = await me(byPassword, `partner:${one.id}`)
  assert.deepEqual([refused.status, refused.body.code], [403, 'sso-required'])
  assert.equal((await me(byPassword, `partner:${two.id}`)).status, 200, 'another partner requires nothing')
  assert.equal((await me(throughProvider, `partner:${one.id}`)).status, 200)
  assert.equal((await me(await signInAs(service, guest), `partner:${one.id}`)).status, 200)
  const strangers = await me(await signInAs(service, guest), `partner:${two.id}`)
  assert.equal(strangers.body.code, 'not-permitted')

  assert.equal((await edit(vendor, id, { required: false })).status, 200)
  assert.equal((await me(byPassword, `partner:${one.id}`)).status, 200)
})

test('a provider that is removed signs out whom it let in, and nobody else', async () => {
  const id = await addProvider(service, provider.issuer, 'gone.example', two.id)
  await addProvider(service, provider.issuer, 'stays.example', two.id)
  const person = (email: string) => addMember(service, vendor, { email, role: 'viewer', partnerId: two.id })
  const gone = await person('g@gone.example')
  const stays = await person('s@stays.example')
  const [out, otherWay, other] = [await comeInAs(gone), await signInAs(service, gone), await comeInAs(stays)]
  const browser = visitor(service.app)
  provider.person = { email: gone, email_verified: true }
  const underWay = await provider.travel(await leave(browser, gone))

  const removed = await service.call('removeIdentityProvider', {
    token: two.tokens.administrator,
    params: { id },
  })
  assert.equal(removed.status, 204)
  assert.equal((await me(out, `partner:${two.id}`)).body.code, 'session-missing')
  for (const kept of [otherWay, other]) assert.equal((await me(kept, `partner:${two.id}`)).status, 200)
  assert.equal(await comeBack(browser, underWay), '/sign-in?error=sso-expired')
  assert.equal((await visitor(service.app).post('/auth/sign-in/sso', { email: gone })).status, 404)
})

test('on the internet a provider has TLS', async () => {
  const handlers = allRoutes({
    secret: 'a secret of tests, as long as it must be',
    publicUrl: () => 'https://tenure.example.com',
    randomBytes: (length) => new Uint8Array(length),
    resolveTxt: async () => [],
  })
  const online = await withService({ after }, { parts: () => ({ handlers }) })
  for (const partnerId of [null, online.partners[0].id])
    for (const issuer of ['http://login.one.example', provider.issuer]) {
      const body = input('one.example', { issuer, partnerId })
      const answer = await online.call('addIdentityProvider', { token: online.vendor.administrator, body })
      assert.deepEqual([answer.status, answer.body.errors?.[0]?.field], [400, 'body.issuer'], issuer)
    }
})
