import { orThrow } from '@tenure/sdk'
import type { Entry, Once } from '../diary.ts'
import { exchange, says, shareOf } from '../exchange.ts'
import { replacementCode, unitIn } from '../fleets.ts'
import { controllerId, partnerClient, unit, type Stage } from '../stage.ts'
import { troubles, type TroublePlan } from '../tables/troubles.ts'
import { openUnit } from '../unit.ts'
import { daysAgo } from '../when.ts'

type Trouble<Is extends TroublePlan['is']> = Extract<TroublePlan, { is: Is }>

/** What goes wrong with controllers, and what is done about it (T6, O6). */
export const trouble = (): Entry[] =>
  troubles.flatMap((plan, nth) => {
    switch (plan.is) {
      case 'dead':
        return dies(plan, nth)
      case 'cloned':
        return [clones(plan)]
      case 'restored':
        return [restores(plan)]
      case 'another-key':
        return [comesWithAnotherKey(plan)]
    }
  })

/** Install codes of those that are heard from no more. */
export const deadCodes: ReadonlySet<string> = new Set(
  troubles.filter(({ is }) => is === 'dead').map(({ account, unit: nth }) => unitIn(account, nth).code),
)

/** T6: its licenses are moved by its install code, and another controller activates them the next day. */
const dies = (plan: Trouble<'dead'>, nth: number): Entry[] => {
  const { fleet, code } = unitIn(plan.account, plan.unit)
  const successor = replacementCode(nth)
  const replace = async (stage: Stage, once: Once): Promise<void> => {
    const body = { installCode: code, reason: plan.reason }
    const { licenses } = orThrow(
      await partnerClient(stage, fleet.partner).rmaController({ ...once('rma'), body }),
    )
    await exchange(stage, fleet, successor, { want: licenses.map(({ id }) => id) })
  }
  const heard = (installCode: string, name: string, when: Entry['when']): Entry => ({
    when,
    name,
    act: (stage) => exchange(stage, fleet, installCode),
  })
  return [
    { when: plan.when, name: `rma-${code}`, act: replace },
    heard(successor, `heard-${successor}`, daysAgo(shareOf(successor) / 2)),
    ...(plan.seenAgain === undefined ? [] : [heard(code, `seen-again-${code}`, plan.seenAgain)]),
  ]
}

/** O6: both go on, and the service hears of the one what it gave the other. */
const clones = (plan: Trouble<'cloned'>): Entry => {
  const { fleet, code } = unitIn(plan.account, plan.unit)
  return {
    when: plan.when,
    name: `clone-${code}`,
    act: async (stage) => {
      const copy = unit(stage, code).clone()
      await exchange(stage, fleet, code)
      await exchange(stage, fleet, code, {}, copy)
    },
  }
}

/** O6: an older state comes back, which a person explains the next day. */
const restores = (plan: Trouble<'restored'>): Entry => {
  const { fleet, code } = unitIn(plan.account, plan.unit)
  return {
    when: plan.when,
    name: `restore-${code}`,
    act: async (stage, once) => {
      const backup = unit(stage, code).clone()
      await exchange(stage, fleet, code)
      stage.units.set(code, backup)
      await exchange(stage, fleet, code)
      const query = { controllerId: await controllerId(stage, code), kind: 'generation-behind' } as const
      const [found] = orThrow(await stage.vendor.listCases({ query })).items
      const params = { id: found?.id ?? '' }
      const body = { resolution: plan.resolution }
      orThrow(await partnerClient(stage, fleet.partner).resolveCase({ ...once('resolve'), params, body }))
    },
  }
}

/** C9, T6: its identity was lost, or somebody took its install code. */
const comesWithAnotherKey = (plan: Trouble<'another-key'>): Entry => {
  const { fleet, code } = unitIn(plan.account, plan.unit)
  return {
    when: plan.when,
    name: `another-key-${code}`,
    act: async (stage) => {
      // A request that is refused is not remembered: asked again, it would be one more piece of evidence.
      const query = { controllerId: await controllerId(stage, code), kind: 'key-changed' } as const
      if (orThrow(await stage.vendor.listCases({ query })).items.length > 0) return
      const stranger = openUnit(code, stage.seed.secret, 2)
      const reply = await stage.anybody.exchange({ body: stranger.request(says(stage, fleet, stranger)) })
      if (reply.ok || reply.problem.code !== 'key-changed') throw new Error(`${code} came with another key`)
    },
  }
}
