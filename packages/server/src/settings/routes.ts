import { judgeVersion } from '../http/entity-tag.ts'
import type { Handlers } from '../http/handler.ts'
import { policyFromRow, policyToApi, policyToRow } from './convert.ts'
import { getPolicyRow, lockPolicy, updatePolicy } from './store.ts'

export const settingsRoutes: Handlers<'getSettings' | 'editSettings'> = {
  getSettings: async (_input, { tx }) => {
    const row = await getPolicyRow(tx)
    return { ok: true, value: policyToApi(row), version: row.version }
  },

  editSettings: async ({ body, ifMatch }, { tx }) => {
    const row = await lockPolicy(tx)
    const changedMeanwhile = judgeVersion(row.version, ifMatch)
    if (changedMeanwhile !== null) return { ok: false, refusal: changedMeanwhile }
    const policy = policyFromRow(row)
    const changed = await updatePolicy(tx, {
      second_factor: body.secondFactor ?? row.second_factor,
      ...policyToRow({
        upgradeBasis: body.upgradeBasis ?? policy.upgradeBasis,
        lateMaintenance: body.lateMaintenance ?? policy.lateMaintenance,
        rmaBudgetPerYear: body.rmaBudgetPerYear ?? policy.rmaBudgetPerYear,
      }),
    })
    return { ok: true, value: policyToApi(changed), version: changed.version }
  },
}
