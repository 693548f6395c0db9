import type { operations } from '@tenure/contract'
import { accountNotFound } from '@tenure/core'
import { judgeVersion } from '../http/entity-tag.ts'
import type { Handler } from '../http/handler.ts'
import { accountToApi } from './convert.ts'
import { accountNameTaken } from './refusals.ts'
import { lockAccount, updateAccount } from './store.ts'

export const editAccount: Handler<typeof operations.editAccount> = async (input, { tx, caller }) => {
  const { params, body, ifMatch } = input
  const account = await lockAccount(caller.sight, tx, params.id)
  if (account === undefined) return { ok: false, refusal: accountNotFound() }
  const changedMeanwhile = judgeVersion(account.version, ifMatch)
  if (changedMeanwhile !== null) return { ok: false, refusal: changedMeanwhile }
  const name = body.name ?? account.name
  const approves_controllers = body.approvesControllers ?? account.approves_controllers
  const edited = await updateAccount(caller.sight, tx, account.id, { name, approves_controllers })
  return edited === undefined
    ? { ok: false, refusal: accountNameTaken(name) }
    : { ok: true, value: accountToApi(edited), version: edited.version }
}
