import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ServerMetadata,
} from 'openid-client'
import type { KnownProvider } from '../identity-providers/admit.ts'
import { redirectUriOf } from '../identity-providers/convert.ts'
import { mayAsk, reachOf, type Reach } from '../identity-providers/reach.ts'
import { fetchWithin, OutOfReach } from './fetch-within.ts'
import { readClaims, type Claims } from './read-claims.ts'

/** What is kept from the way there until the way back. */
export type Journey = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Seconds. */
const TIMEOUT = 10

/** The way to the provider: where the browser goes, and what proves on the way back that it was this one. */
export const leaveFor = async (
  provider: KnownProvider,
  publicUrl: string,
  email: string,
): Promise<{ readonly url: string; readonly journey: Journey }> => {
  const config = await discover(provider, reachOf(provider.partnerId, publicUrl))
  const journey = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUriOf(publicUrl),
    scope: 'openid email profile',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
    login_hint: email,
  })
  return { url: url.href, journey }
}

/** The way back: who the provider says this is. Throws where anything is not as it must be. */
export const comeBackFrom = async (
  provider: KnownProvider,
  publicUrl: string,
  search: string,
  { state, nonce, verifier }: Journey,
): Promise<Claims> => {
  const config = await discover(provider, reachOf(provider.partnerId, publicUrl))
  const tokens = await authorizationCodeGrant(config, new URL(redirectUriOf(publicUrl) + search), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new Error('the answer has no ID token')
  // OpenID Connect Core §5.4: what a scope asks for may be told there alone.
  const more =
    claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
      ? await fetchUserInfo(config, tokens.access_token, claims.sub)
      : {}
  return readClaims({ ...more, ...claims })
}

/** Asked anew each time: people seldom sign in, and a key that was withdrawn must not count. */
const discover = async (provider: KnownProvider, reach: Reach): Promise<Configuration> => {
  const { issuer, clientId, clientSecret } = provider
  const found = await discovery(new URL(issuer), clientId, undefined, undefined, {
    [customFetch]: fetchWithin(reach),
    timeout: TIMEOUT,
    execute: reach === 'own-machine' ? [allowInsecureRequests] : [],
  })
  const metadata = found.serverMetadata()
  judgeMetadata(metadata, issuer, reach)
  // Made anew from what was judged: openid-client takes the tokens of any tenant where a provider has tenants.
  const config = new Configuration({ ...metadata }, clientId, {}, clientAuth(metadata, clientSecret))
  config[customFetch] = fetchWithin(reach)
  config.timeout = TIMEOUT
  enableNonRepudiationChecks(config)
  if (reach === 'own-machine') allowInsecureRequests(config)
  return config
}

/** The browser is sent to what stands here, so it is judged as what we ask ourselves is. */
const judgeMetadata = (metadata: ServerMetadata, issuer: string, reach: Reach): void => {
  if (new URL(metadata.issuer).href !== new URL(issuer).href)
    throw new Error(`the provider calls itself ${metadata.issuer}`)
  const url = new URL(metadata.authorization_endpoint ?? '')
  if (!mayAsk(url, reach)) throw new OutOfReach(url.host)
}

/** In the body where that is possible: about what a header escapes, providers differ (RFC 6749 §2.3.1). */
const clientAuth = ({ token_endpoint_auth_methods_supported: methods }: ServerMetadata, secret: string) =>
  methods?.includes('client_secret_post') === true ? ClientSecretPost(secret) : ClientSecretBasic(secret)
