import type { Sight } from '@tenure/core'
import { CompiledQuery } from 'kysely'
import pg from 'pg'
import { transaction, type Db, type Tx } from '../../packages/server/src/db/database.ts'

/** A step of a plan, as `explain (format json)` tells it. */
export type Step = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Plan Rows': number
  readonly Plans?: readonly Step[]
}

/** Runs `work` as a caller with this sight, and tells how PostgreSQL carries out each query that it asked: all steps. */
export const plansOf = (db: Db, sight: Sight, work: (tx: Tx) => Promise<unknown>): Promise<Step[][]> =>
  transaction(db, { sight }, async (tx) => {
    const asked: { readonly text: string; readonly values: readonly unknown[] }[] = []
    const { prototype } = pg.Client
    const query = prototype.query
    prototype.query = function (this: pg.Client, ...args: unknown[]) {
      const [text, values] = args
      if (typeof text === 'string' && /^\s*select/i.test(text))
        asked.push({ text, values: Array.isArray(values) ? values : [] })
      return Reflect.apply(query, this, args)
    } as typeof query
    try {
      await work(tx)
    } finally {
      prototype.query = query
    }
    const plans: Step[][] = []
    for (const { text, values } of asked) {
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string | { readonly Plan: Step }[] }>(
        CompiledQuery.raw(`explain (format json) ${text}`, [...values]),
      )
      const told = rows[0]?.['QUERY PLAN'] ?? '[]'
      const [plan] = typeof told === 'string' ? (JSON.parse(told) as { readonly Plan: Step }[]) : told
      if (plan === undefined) throw new Error(`no plan for ${text}`)
      plans.push(stepsOf(plan.Plan))
    }
    return plans
  })

const stepsOf = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(stepsOf)]
