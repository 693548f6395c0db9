import type { ExchangeFacts } from './facts.ts'
import { compareFiles } from './compare-files.ts'
import { judgeReturns } from './judge-returns.ts'
import { judgeStanding } from './judge-standing.ts'
import { judgeWants } from './judge-wants.ts'
import { keyChanged } from './refusals.ts'
import type { ExchangeVerdict } from './verdict.ts'

/**
 * Decides what one exchange request does: the one decision behind activate, return, renew, refresh and recover.
 * The steps are the design's, in its order; the first that ends the matter returns. Step 1, the signature, is behind
 * us: facts are only loaded for a request that its own key signed (O2). Pure: the service loads the facts under
 * locks, stores the verdict in the same transaction (step 6), commits, and only then signs.
 */
export const decideExchange = (facts: ExchangeFacts): ExchangeVerdict => {
  // Step 2. T6, C9: another key under a known install code is another identity until a person approves it.
  const { controller, request } = facts
  if (controller !== null && controller.keyThumbprint !== facts.keyThumbprint) {
    const evidence = { knownKey: controller.keyThumbprint, presentedKey: facts.keyThumbprint }
    const refusal = keyChanged(request.installCode, facts.keyThumbprint)
    return { outcome: 'refused', refusal, cases: [{ kind: 'key-changed', evidence }] }
  }

  // Step 3. O3: the same request gets the same answer.
  if (facts.answeredBefore) return { outcome: 'repeated' }

  // Step 4. O6: does the controller hold the license file that the service gave it last?
  const serviceGeneration = controller?.generation ?? 0
  const { behind, cases: restored } = compareFiles(request, controller)

  // Step 5. License by license: returns first, because they decide where the controller may belong and what it
  // still has; then the wants. What can be done is done, each refusal is reported.
  const returned = judgeReturns(request.give, facts.held)
  const standing = judgeStanding(facts, returned.kept)
  if (!standing.ok) return { outcome: 'refused', refusal: standing.refusal, cases: [] }
  const { account, status, joins, wantsRefused, cases } = standing.value
  const wanted = judgeWants(facts, account, returned.kept, wantsRefused ?? behind)

  return {
    outcome: 'answered',
    generation: Math.max(request.generation, serviceGeneration) + 1,
    account,
    status,
    joins,
    activations: wanted.activations,
    returns: returned.returns,
    refusals: [...returned.refusals, ...wanted.refusals],
    cases: [...restored, ...cases],
    licenses: wanted.licenses,
    firstCapacityAt: wanted.firstCapacityAt,
  }
}
