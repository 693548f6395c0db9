import type { Sight } from '@tenure/core'
import { transaction, type Db } from '../db/database.ts'
import { hashOf, isSecret } from '../members/secret.ts'
import { findTokenBySecretHash, noteUse, type TokenRow } from '../members/store.ts'
import type { Caller, Outcome } from './handler.ts'
import { tokenInvalid, tokenMissing } from './refusals.ts'

/** A caller who showed a valid token, and the token's secret: what is kept for a caller is sealed with it. */
export type SignedIn = { readonly caller: Caller; readonly secret: string }

const MS_BETWEEN_USES = 60_000

/** The caller whose bearer token (RFC 6750) the request carries. Nothing else is looked at before. */
export const authenticate = async (
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
  return { ok: true, value: { caller: callerOf(token), secret } }
}

/** The end of a token is exclusive, as every end is. */
const isValid = (token: TokenRow, at: number): boolean =>
  token.revoked_at === null && (token.expires_at === null || at < token.expires_at)

const callerOf = (token: TokenRow): Caller => ({
  tokenId: token.id,
  name: token.name,
  scope: token.scope,
  role: token.role,
  sight: sightOf(token),
})

/** A4: what a token sees follows from its scope; the schema's checks tie the ids to the scope. */
const sightOf = ({ partner_id: partnerId, account_id: accountId }: TokenRow): Sight => {
  if (partnerId === null) return { of: 'vendor' }
  return accountId === null ? { of: 'partner', partnerId } : { of: 'account', partnerId, accountId }
}
