import type { operations } from '@tenure/contract'
import { accountNotFound, type Sight } from '@tenure/core'
import { holdAccount } from '../accounts/store.ts'
import type { Call, Handler, Outcome } from '../http/handler.ts'
import { inputInvalid, notFound } from '../http/refusals.ts'
import { findPartner } from '../partners/store.ts'
import { tokenToApi } from './convert.ts'
import { decideTokenOwner, type TokenOwner } from './decide-token.ts'
import { hashOf, SECRET_BYTES, secretOf } from './secret.ts'
import { insertToken } from './store.ts'

/** `randomBytes`: the source of secrets. The secret is in the reply and nowhere else. */
export const createToken =
  (randomBytes: (length: number) => Uint8Array): Handler<typeof operations.createToken> =>
  async ({ body }, call) => {
    const expiresAt = body.expiresAt === null ? null : Date.parse(body.expiresAt)
    if (expiresAt !== null && expiresAt <= call.at)
      return {
        ok: false,
        refusal: inputInvalid([{ field: 'body.expiresAt', message: 'Give an instant in the future.' }]),
      }
    const decided = decideTokenOwner(call.caller.sight, body)
    if (!decided.ok) return decided
    const owner = await findOwner(call.caller.sight, call.tx, decided.value)
    if (!owner.ok) return owner

    const secret = secretOf(randomBytes(SECRET_BYTES))
    const token = {
      id: call.newId(),
      name: body.name,
      scope: body.scope,
      role: body.role,
      partner_id: owner.value.partnerId,
      account_id: owner.value.accountId,
    }
    await insertToken(call.tx, { ...token, secretHash: hashOf(secret), createdAt: call.at, expiresAt })
    const row = { ...token, created_at: call.at, expires_at: expiresAt, last_used_at: null, revoked_at: null }
    return { ok: true, value: { ...tokenToApi(row), secret } }
  }

type Ids = { readonly partnerId: string | null; readonly accountId: string | null }

/** A4: an owner out of the caller's sight does not exist for it. */
const findOwner = async (sight: Sight, tx: Call['tx'], owner: TokenOwner): Promise<Outcome<Ids>> => {
  switch (owner.scope) {
    case 'vendor':
      return { ok: true, value: { partnerId: null, accountId: null } }
    case 'partner': {
      const partner = await findPartner(sight, tx, owner.partnerId)
      if (partner === undefined) return { ok: false, refusal: notFound('partner') }
      return { ok: true, value: { partnerId: partner.id, accountId: null } }
    }
    case 'account': {
      const account = await holdAccount(sight, tx, owner.accountId)
      if (account === undefined || (owner.partnerId ?? account.partner_id) !== account.partner_id)
        return { ok: false, refusal: accountNotFound() }
      return { ok: true, value: { partnerId: account.partner_id, accountId: account.id } }
    }
  }
}
