import type { Sight } from '@tenure/core'
import { transaction, type Db } from '../db/database.ts'
import type { FoundPerson } from '../members/find-person.ts'
import { hashOf, isSecret } from '../tokens/secret.ts'
import { findTokenBySecretHash, noteUse, type TokenRow } from '../tokens/store.ts'
import type { Caller, Outcome } from './handler.ts'
import { sessionMissing, tokenInvalid, tokenMissing } from './refusals.ts'

/** A caller who showed who it is. What is kept for it (stored replies) is kept by `id` and sealed with `secret`. */
export type SignedIn = {
  readonly caller: Caller
  readonly id: string
  readonly secret: string
  /** For whom a person acts; null for a token, which acts for one alone. */
  readonly actingFor: string | null
}

export type AuthenticateParts = {
  readonly db: Db
  /** Who is signed in with the cookies of these headers, acting for `actingFor`. */
  readonly findPerson: (headers: Headers, actingFor: string) => Promise<Outcome<FoundPerson | null>>
}

/**
 * For whom a person acts: `vendor`, `partner:<id>` or `account:<id>`. No other site can make a browser send this
 * header, and without it a cookie counts for nothing: so nobody is made to call what he did not want to.
 */
export const ACTING_FOR_HEADER = 'tenure-as'

const MS_BETWEEN_USES = 60_000

/** Who sends the request: the bearer of a token (RFC 6750), or a person by a session. Nothing else is looked at before. */
export const authenticate = async (
  parts: AuthenticateParts,
  headers: Headers,
  at: number,
): Promise<Outcome<SignedIn>> => {
  const authorization = headers.get('authorization')
  const actingFor = headers.get(ACTING_FOR_HEADER)
  return authorization === null && actingFor !== null
    ? authenticatePerson(parts, headers, actingFor)
    : authenticateToken(parts.db, authorization ?? undefined, at)
}

const authenticatePerson = async (
  { findPerson }: AuthenticateParts,
  headers: Headers,
  actingFor: string,
): Promise<Outcome<SignedIn>> => {
  const found = await findPerson(headers, actingFor)
  if (!found.ok) return found
  if (found.value === null) return { ok: false, refusal: sessionMissing() }
  const { session, caller } = found.value
  return { ok: true, value: { caller, id: session.id, secret: session.token, actingFor } }
}

const authenticateToken = async (
  db: Db,
  authorization: string | undefined,
  at: number,
): Promise<Outcome<SignedIn>> => {
  const secret = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  if (secret === undefined) return { ok: false, refusal: tokenMissing() }
  if (!isSecret(secret)) return { ok: false, refusal: tokenInvalid() }
  const token = await transaction(db, { sight: 'all' }, async (tx) => {
    const found = await findTokenBySecretHash(tx, hashOf(secret))
    if (found === undefined || !isValid(found, at)) return undefined
    if (found.last_used_at === null || at - found.last_used_at >= MS_BETWEEN_USES)
      await noteUse(tx, found.id, at)
    return found
  })
  if (token === undefined) return { ok: false, refusal: tokenInvalid() }
  return { ok: true, value: { caller: callerOf(token), id: token.id, secret, actingFor: null } }
}

/** The end of a token is exclusive, as every end is. */
const isValid = (token: TokenRow, at: number): boolean =>
  token.revoked_at === null && (token.expires_at === null || at < token.expires_at)

const callerOf = (token: TokenRow): Caller => ({
  kind: 'token',
  id: token.id,
  name: token.name,
  email: null,
  scope: token.scope,
  role: token.role,
  sight: sightOf(token.partner_id, token.account_id),
})

/** A4: what a caller sees follows from whom it works for; the schema's checks tie the ids to the scope. */
const sightOf = (partnerId: string | null, accountId: string | null): Sight => {
  if (partnerId === null) return { of: 'vendor' }
  return accountId === null ? { of: 'partner', partnerId } : { of: 'account', partnerId, accountId }
}
