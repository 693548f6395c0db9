import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'
import type { Lifetime } from '../db/testing.ts'
import type { TestService } from '../http/testing.ts'
import { ORIGIN, type Visitor } from '../sign-in/testing.ts'

export const CLIENT = { clientId: 'tenure', clientSecret: 'a secret, with %+:& in it' }

/** What a provider says of who is signed in there. */
export type Person = {
  readonly email?: string
  readonly email_verified?: boolean | string
  readonly name?: string
}

/** A real identity provider on a port of its own. */
export type TestProvider = {
  readonly issuer: string
  /** Who is signed in there now. */
  person: Person
  /** Goes where the sign-in sends the browser, signs in there, and comes back: to which address. */
  readonly travel: (url: string) => Promise<URL>
}

export type ProviderOptions = {
  readonly authMethod?: 'client_secret_post' | 'client_secret_basic'
  /** Tells what the scopes ask for at its userinfo endpoint alone, as the standard has it. */
  readonly claimsInUserinfo?: boolean
}

export const withProvider = async (
  lifetime: Lifetime,
  { authMethod = 'client_secret_post', claimsInUserinfo = false }: ProviderOptions = {},
): Promise<TestProvider> => {
  let answer: RequestListener = (_request, response) => void response.end()
  const issuer = await listenWith(lifetime, (request, response) => answer(request, response))
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: crypto.randomUUID() }
  const test: TestProvider = { issuer, person: {}, travel: (url) => travel(url) }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${ORIGIN}/auth/sso/callback`],
        token_endpoint_auth_method: authMethod,
      },
    ],
    clientAuthMethods: [authMethod],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: claimsInUserinfo,
    cookies: { keys: ['a key of tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...test.person }),
    }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    jwks: { keys: [key] },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session?.accountId ?? '',
        clientId: CLIENT.clientId,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  })
  const standard = provider.callback()
  answer = (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return void standard(request, response)
    const login = { accountId: crypto.randomUUID() }
    void provider.interactionFinished(request, response, { login })
  }
  return test
}

/** A browser that follows redirects and keeps cookies, until it is sent back to the service. */
const travel = async (start: string): Promise<URL> => {
  const cookies = new Map<string, string>()
  let url = new URL(start)
  for (let step = 0; step < 10; step++) {
    if (url.origin === ORIGIN) return url
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${url.href}: ${response.status} ${await response.text()}`)
    url = new URL(location, url)
  }
  throw new Error(`${start} leads on and on`)
}

/** Listens on a free port until the test is over: at which address. */
export const listenWith = async (
  lifetime: Lifetime,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> => {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  lifetime.after(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Adds a provider to the vendor (null) or a partner, as the vendor's administrator. Its id. */
export const addProvider = async (
  { call, vendor }: TestService,
  issuer: string,
  domain: string,
  partnerId: string | null,
): Promise<string> => {
  const added = await call('addIdentityProvider', {
    token: vendor.administrator,
    body: { ...CLIENT, issuer, domain, partnerId },
  })
  if (added.status !== 201) throw new Error(added.text)
  return added.body.id
}

/** Asks for the way to the provider of an address. */
export const leave = async (browser: Visitor, email: string, callbackURL?: string): Promise<string> => {
  const answer = await browser.post('/auth/sign-in/sso', {
    email,
    ...(callbackURL === undefined ? {} : { callbackURL }),
  })
  if (answer.status !== 200) throw new Error(await answer.text())
  return ((await answer.json()) as { url: string }).url
}

/** Comes back to the service: where it leads on. */
export const comeBack = async (browser: Visitor, { pathname, search }: URL): Promise<string> => {
  const answer = await browser.get(pathname + search)
  if (answer.status !== 302) throw new Error(`${answer.status} ${await answer.text()}`)
  return (answer.headers.get('location') ?? '').replace(ORIGIN, '')
}
