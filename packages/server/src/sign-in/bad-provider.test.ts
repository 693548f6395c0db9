import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { addProvider, CLIENT, listenWith } from '../identity-providers/testing.ts'
import { withService } from '../http/testing.ts'
import { addMember, ORIGIN, visitor, type Visitor } from './testing.ts'

/** What is wrong with a provider: of its document, and of the token that it gives. */
type Fault = {
  readonly document?: (origin: string) => object
  readonly token?: (good: JWTPayload) => Promise<string> | string
  /** Where to it stays: the sign-in does not even begin. */
  readonly stays?: true
}

const service = await withService({ after })
const [one] = service.partners
const own = await generateKeyPair('RS256', { extractable: true })
const foreign = await generateKeyPair('RS256', { extractable: true })
const email = await addMember(service, service.vendor.administrator, {
  email: 'paul@one.example',
  role: 'viewer',
  partnerId: one.id,
})

let fault: Fault = {}
let nonce = ''
let asked = 0
const issuer = await listenWith({ after }, (request, response) => {
  asked++
  void answer(request.url ?? '').then(([status, body, headers]) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  })
})
await addProvider(service, issuer, 'one.example', one.id)

const answer = async (path: string): Promise<[number, unknown, Record<string, string>?]> => {
  if (path === '/.well-known/openid-configuration')
    return [200, { ...document(), ...fault.document?.(issuer) }]
  if (path === '/jwks')
    return [200, { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256' }] }]
  if (path === '/token') {
    const now = Math.floor(Date.now() / 1000)
    const good = { iss: issuer, sub: '1', aud: CLIENT.clientId, iat: now, exp: now + 60, nonce, email }
    const id_token = await (fault.token ?? signed)(good)
    return [200, { access_token: 'a', token_type: 'Bearer', id_token }]
  }
  if (path === '/moved') return [302, {}, { location: '/jwks' }]
  return [404, {}]
}

const document = () => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  id_token_signing_alg_values_supported: ['RS256'],
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
})

const signed = (claims: JWTPayload, key = own.privateKey, kid = 'own') =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key)
const claiming = (claims: object): Fault => ({ token: (good) => signed({ ...good, ...claims }) })
const now = Math.floor(Date.now() / 1000)

/** Null where the sign-in does not begin; else where the browser is led in the end. */
const signIn = async (browser: Visitor): Promise<string | null> => {
  const began = await browser.post('/auth/sign-in/sso', { email })
  if (began.status !== 200) {
    assert.deepEqual(
      [began.status, ((await began.json()) as { code: string }).code],
      [502, 'SSO_UNREACHABLE'],
    )
    return null
  }
  const { url } = (await began.json()) as { url: string }
  const { searchParams } = new URL(url)
  nonce = searchParams.get('nonce') ?? ''
  const back = await browser.get(`/auth/sso/callback?code=c&state=${searchParams.get('state')}`)
  return (back.headers.get('location') ?? '').replace(ORIGIN, '')
}

test('without a fault it lets in: the control of all that follows', async () => {
  fault = {}
  assert.equal(await signIn(visitor(service.app)), '/sign-in')
})

const faults: Readonly<Record<string, Fault>> = {
  'a token that another signed': { token: (good) => signed(good, foreign.privateKey) },
  'a token of a key that is not published': { token: (good) => signed(good, foreign.privateKey, 'other') },
  'a token that nobody signed': { token: (good) => new UnsecuredJWT(good).encode() },
  'a token signed with the client secret': {
    token: (good) =>
      new SignJWT(good)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(CLIENT.clientSecret)),
  },
  'a token for another client': claiming({ aud: 'another' }),
  'a token of another issuer': claiming({ iss: 'https://login.two.example' }),
  'a token that has expired': claiming({ iat: now - 600, exp: now - 300 }),
  'a token of another sign-in': claiming({ nonce: 'another' }),
  'a token without a nonce': claiming({ nonce: undefined }),
  'no token': { token: () => '' },
  'a document of another issuer': { document: () => ({ issuer: 'https://login.two.example' }), stays: true },
  'a document of all tenants': { document: () => ({ issuer: `${issuer}/{tenantid}` }), stays: true },
  'a sign-in page that is a script': {
    document: () => ({ authorization_endpoint: 'javascript:alert(document.cookie)//' }),
    stays: true,
  },
  'a sign-in page without TLS': {
    document: () => ({ authorization_endpoint: 'http://login.one.example/' }),
    stays: true,
  },
  'no sign-in page': { document: () => ({ authorization_endpoint: undefined }), stays: true },
  'keys that are elsewhere now': { document: (origin) => ({ jwks_uri: `${origin}/moved` }) },
  'a token endpoint in the network of the service': {
    document: () => ({ token_endpoint: 'http://169.254.169.254/token' }),
  },
  'a file in place of keys': { document: () => ({ jwks_uri: 'file:///etc/passwd' }) },
}
for (const [what, each] of Object.entries(faults))
  test(`${what} lets nobody in`, async () => {
    fault = each
    const browser = visitor(service.app)
    const led = await signIn(browser)
    assert.equal(led, each.stays === true ? null : '/sign-in?error=sso-failed')
    const { user } = (await (await browser.get('/auth/places')).json()) as { user: unknown }
    assert.equal(user, null)
    assert.ok(service.providerFailures.at(-1)?.error instanceof Error)
  })

test('a provider that is not there is said so', async () => {
  await addProvider(service, 'http://127.0.0.1:1', 'gone.example', one.id)
  const began = await visitor(service.app).post('/auth/sign-in/sso', { email: 'x@gone.example' })
  assert.equal(began.status, 502)
})

test('a provider is asked only for its own domain', async () => {
  const before = asked
  await visitor(service.app).post('/auth/sign-in/sso', { email: 'x@nowhere.example' })
  assert.equal(asked, before)
})
