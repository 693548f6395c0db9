import type { ExchangeRequest } from '../src/document/request.ts'
import { decideExchange } from '../src/exchange/decide-exchange.ts'
import type { AccountFacts, KnownController } from '../src/exchange/facts.ts'
import type { ExchangeAnswer, ExchangeVerdict } from '../src/exchange/verdict.ts'
import type { License } from '../src/license/license.ts'
import { decideRma } from '../src/movement/decide-rma.ts'
import { rmaBudgetAt } from '../src/movement/rma-budget.ts'
import { defaultPolicy, type Policy } from '../src/policy/policy.ts'
import type { Verdict } from '../src/refusal/refusal.ts'
import type { Instant } from '../src/time/instant.ts'
import { ACCOUNT, PARTNER } from './sample-license.ts'

export const account: AccountFacts = {
  id: ACCOUNT,
  partnerId: PARTNER,
  name: 'P-Building 1',
  archived: false,
  approvesControllers: false,
}

type Asked = {
  readonly at: Instant
  readonly want?: readonly string[]
  readonly give?: readonly string[]
  /** A controller that was re-imaged and lost its state presents no license file, or another key (C9). */
  readonly forgot?: 'license-file' | 'key'
}

export type ModelService = {
  exchange(installCode: string, asked: Asked): ExchangeVerdict
  rma(installCode: string): Verdict<unknown>
  held(installCode: string): License[]
  license(id: string): License
}

/**
 * The smallest service there can be: loads the facts, asks core, does what core decided. One account, in memory.
 * It decides nothing itself, so whatever a test sees of it is a rule of core.
 */
export const modelService = (
  initial: readonly License[],
  { policy = defaultPolicy, release = '3.5' }: { policy?: Policy; release?: string | null } = {},
): ModelService => {
  const licenses = new Map(initial.map((license) => [license.id, license]))
  const controllers = new Map<string, KnownController>()
  const held = (installCode: string): License[] =>
    [...licenses.values()].filter(
      ({ holder }) => holder.at === 'controller' && holder.controllerId === installCode,
    )

  const license = (id: string): License => {
    const found = licenses.get(id)
    if (found === undefined) throw new Error(`no license ${id}`)
    return found
  }

  const apply = (installCode: string, keyThumbprint: string, answer: ExchangeAnswer): void => {
    const accountHolder = { at: 'account', partnerId: PARTNER, accountId: answer.account.id } as const
    for (const id of answer.returns) licenses.set(id, { ...license(id), holder: accountHolder })
    for (const { licenseId, ...term } of answer.activations)
      licenses.set(licenseId, {
        ...license(licenseId),
        ...term,
        everActivated: true,
        holder: { ...accountHolder, at: 'controller', controllerId: installCode },
      })
    const { status, generation, firstCapacityAt } = answer
    controllers.set(installCode, {
      ...{ id: installCode, keyThumbprint, status, generation, firstCapacityAt },
      account: answer.account,
      lastFileHash: `file-${generation}`,
    })
  }

  return {
    held,
    license,

    exchange(installCode, { at, want = [], give = [], forgot }) {
      const controller = controllers.get(installCode) ?? null
      const generation = forgot === undefined ? (controller?.generation ?? 0) : 0
      // Shaped as RFC 7638 has it, because the approval code is made of it.
      const keyThumbprint = (forgot === 'key' ? 'another-key' : `key-of-${installCode}`).padEnd(43, 'A')
      const verdict = decideExchange({
        at,
        request: request({ installCode, want, give, at, generation }),
        keyThumbprint,
        answeredBefore: false,
        controller,
        named: account,
        held: held(installCode),
        offered: [...licenses.values()].filter(({ id }) => want.includes(id)),
        currentFeatureRelease: release,
        policy,
      })
      if (verdict.outcome === 'answered') apply(installCode, keyThumbprint, verdict)
      return verdict
    },

    rma(installCode) {
      const controller = controllers.get(installCode) ?? null
      const verdict = decideRma({
        caller: { of: 'vendor' },
        controller: controller === null ? null : { installCode, status: controller.status },
        held: held(installCode),
        budget: rmaBudgetAt([], policy, 0),
      })
      if (verdict.ok && controller !== null) {
        for (const moved of verdict.value.licenses) licenses.set(moved.id, moved)
        controllers.set(installCode, { ...controller, status: 'replaced' })
      }
      return verdict
    },
  }
}

const request = (
  said: Pick<ExchangeRequest, 'installCode' | 'want' | 'give' | 'at' | 'generation'>,
): ExchangeRequest => ({
  ...said,
  customerId: 'customer-1',
  previous: said.generation === 0 ? null : `file-${said.generation}`,
  next: null,
  model: 'SmartServer',
  softwareVersion: '3.4',
  seatsUsed: 0,
  devices: 0,
  clock: 'ok',
  keyListSerial: 1,
  nonce: 'nonce',
})
