import type { Operations } from '@tenure/contract'
import type { Handler } from '../http/handler.ts'
import { notFound } from '../http/refusals.ts'
import { caseSeenToApi } from './convert.ts'
import { findCase } from './list-store.ts'

export const get: Handler<Operations['getCase']> = async ({ params: { id } }, { caller, tx }) => {
  const found = await findCase(caller.sight, tx, id)
  return found === null ? { ok: false, refusal: notFound('case') } : { ok: true, value: caseSeenToApi(found) }
}
