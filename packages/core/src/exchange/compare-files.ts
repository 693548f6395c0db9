import type { ExchangeRequest } from '../document/request.ts'
import type { Refusal } from '../refusal/refusal.ts'
import type { KnownController } from './facts.ts'
import { generationBehind, otherFileHeld } from './refusals.ts'
import type { CaseFound } from './verdict.ts'

export type ComparedFiles = {
  /** Why this controller may activate nothing before it has applied the answer; null when it may. */
  readonly behind: Refusal | null
  readonly cases: readonly CaseFound[]
}

/**
 * O6: compares the license file that a controller holds with the one that it was given last. One that is older shows
 * a restored backup or a cloned disk; a newer one, that the service was restored. The hash shows a fork in which both
 * came to the same generation; it covers the random `next` of the file, which therefore needs no comparison of its own.
 */
export const compareFiles = (
  { generation, previous }: Pick<ExchangeRequest, 'generation' | 'previous'>,
  controller: Pick<KnownController, 'generation' | 'lastFileHash'> | null,
): ComparedFiles => {
  const serviceGeneration = controller?.generation ?? 0
  const serviceHash = controller?.lastFileHash ?? null
  const evidence = {
    controllerGeneration: generation,
    serviceGeneration,
    controllerHash: previous,
    serviceHash,
  }

  if (generation > serviceGeneration) return { behind: null, cases: [{ kind: 'service-behind', evidence }] }
  if (generation < serviceGeneration)
    return {
      behind: generationBehind(generation, serviceGeneration),
      cases: [{ kind: 'generation-behind', evidence }],
    }
  if (serviceHash === null || previous === serviceHash) return { behind: null, cases: [] }
  return { behind: otherFileHeld(generation), cases: [{ kind: 'generation-behind', evidence }] }
}
