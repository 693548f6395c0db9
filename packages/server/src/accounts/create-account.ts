import type { operations } from '@tenure/contract'
import type { Sight } from '@tenure/core'
import type { Handler, Outcome } from '../http/handler.ts'
import { inputInvalid, notFound } from '../http/refusals.ts'
import { findPartner } from '../partners/store.ts'
import { accountToApi } from './convert.ts'
import { accountNameTaken } from './refusals.ts'
import { insertAccount } from './store.ts'

export const createAccount: Handler<typeof operations.createAccount> = async ({ body }, call) => {
  const { tx, caller, at, newId, newRandomId } = call
  const partnerId = decidePartner(caller.sight, body.partnerId)
  if (!partnerId.ok) return partnerId
  const partner = await findPartner(caller.sight, tx, partnerId.value)
  if (partner === undefined) return { ok: false, refusal: notFound('partner') }
  const { name, approvesControllers } = body
  const account = { partnerId: partner.id, id: newId(), name, customerId: newRandomId(), approvesControllers }
  const row = await insertAccount(tx, account, at)
  return row === undefined
    ? { ok: false, refusal: accountNameTaken(name) }
    : { ok: true, value: accountToApi(row) }
}

/** A partner adds to itself and need not say so; the vendor must say to whom. */
const decidePartner = (sight: Sight, asked: string | undefined): Outcome<string> => {
  if (sight.of !== 'vendor') return { ok: true, value: asked ?? sight.partnerId }
  if (asked !== undefined) return { ok: true, value: asked }
  const message = 'Say to which partner the account belongs.'
  return { ok: false, refusal: inputInvalid([{ field: 'body.partnerId', message }]) }
}
