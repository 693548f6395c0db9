import type { Handlers, Problem } from '../http/handler.ts'
import { judgeVersion } from '../http/entity-tag.ts'
import { alreadyExists, notFound } from '../http/refusals.ts'
import { rfc3339 } from '../http/rfc3339.ts'
import { partnerToApi } from './convert.ts'
import { listPartners } from './list.ts'
import { getRmaBudget } from './rma-budget.ts'
import { findPartner, insertPartner, lockPartner, renamePartner } from './store.ts'

export const partnerRoutes: Handlers<
  'listPartners' | 'createPartner' | 'getPartner' | 'editPartner' | 'getRmaBudget'
> = {
  listPartners,

  createPartner: async ({ body }, { tx, at, newId }) => {
    const partner = { id: newId(), name: body.name }
    if (!(await insertPartner(tx, partner, at))) return { ok: false, refusal: nameTaken(body.name) }
    return { ok: true, value: partnerToApi({ ...partner, version: 1, created_at: at }) }
  },

  getPartner: async ({ params }, { tx, caller }) => {
    const row = await findPartner(caller.sight, tx, params.id)
    return row === undefined
      ? { ok: false, refusal: notFound('partner') }
      : { ok: true, value: partnerToApi(row), version: row.version }
  },

  editPartner: async ({ params, body, ifMatch }, { tx, caller }) => {
    const row = await lockPartner(caller.sight, tx, params.id)
    if (row === undefined) return { ok: false, refusal: notFound('partner') }
    const changedMeanwhile = judgeVersion(row.version, ifMatch)
    if (changedMeanwhile !== null) return { ok: false, refusal: changedMeanwhile }
    const renamed = await renamePartner(caller.sight, tx, params.id, body.name)
    return renamed === undefined
      ? { ok: false, refusal: nameTaken(body.name) }
      : { ok: true, value: partnerToApi(renamed), version: renamed.version }
  },

  getRmaBudget: async ({ params }, { tx, at, caller }) => {
    const partner = await findPartner(caller.sight, tx, params.id)
    if (partner === undefined) return { ok: false, refusal: notFound('partner') }
    const { nextAt, ...budget } = await getRmaBudget(caller.sight, tx, partner.id, at)
    return { ok: true, value: { ...budget, nextAt: nextAt === null ? null : rfc3339(nextAt) } }
  },
}

const nameTaken = (name: string): Problem =>
  alreadyExists(`A partner named “${name}”`, 'Choose another name.')
