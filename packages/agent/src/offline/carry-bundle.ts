import type { SiteBundle } from '@tenure/core'
import { ServiceUnreachableError, type Client } from '@tenure/sdk'
import type { SavedAnswer } from '../exchange/saved-answer.ts'
import { verifyBundle, type ReadRequest } from './read-bundle.ts'

export type CarryParts = {
  readonly client: Pick<Client, 'exchange'>
  /** What an earlier walk has brought: an answer stays where this one brings none. */
  readonly before: readonly SavedAnswer[]
  /** Called with each controller's answer as it comes. */
  readonly came: (answer: SavedAnswer) => void
}

/** How many requests are under way at a time: enough to hide a slow line, and no load on the service. */
const PARALLEL = 4

/**
 * Hands in every request of a bundle and gives the answers in the order of the bundle. What the service cannot be
 * reached for, or refuses, is a problem beside the others' answers. Doing it again is safe: the same request gets the same
 * answer (O3).
 */
export const carryBundle = async (bundle: SiteBundle, parts: CarryParts): Promise<readonly SavedAnswer[]> => {
  const requests = await verifyBundle(bundle)
  const answers: SavedAnswer[] = []
  const waiting = requests.entries()
  const carrier = async (): Promise<void> => {
    for (const [index, request] of waiting) {
      const answer = await handIn(request, parts)
      answers[index] = answer
      parts.came(answer)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, carrier))
  return answers
}

const handIn = async (
  { installCode, request, verified }: ReadRequest,
  { client, before }: CarryParts,
): Promise<SavedAnswer> => {
  const failed = (hash: string | null, problem: SavedAnswer['problem']): SavedAnswer => ({
    installCode,
    hash,
    answer: null,
    problem,
  })
  // A request that is broken would be refused all the same, and is told without a network, too.
  if (!verified.ok) {
    const { code, sentence, remedy } = verified.refusal
    return failed(null, { code, sentence, remedy })
  }
  const { hash } = verified.value
  try {
    const reply = await client.exchange({ body: request })
    if (!reply.ok) {
      const { code, detail, remedy } = reply.problem
      return failed(hash, { code, sentence: detail, remedy })
    }
    const refusals = reply.value.refusals.map((each) => ({ ...each, facts: plainFacts(each.facts) }))
    return { installCode, hash, answer: { ...reply.value, refusals }, problem: null }
  } catch (error) {
    if (!(error instanceof ServiceUnreachableError)) throw error
    const known = before.find((each) => each.hash === hash && each.answer !== null)
    return known ?? failed(hash, unreachable(error))
  }
}

/** Facts as an answers file keeps them: figures and words, no lists. */
const plainFacts = (facts: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(facts).filter(
      (each): each is [string, string | number | boolean | null] =>
        each[1] === null || ['string', 'number', 'boolean'].includes(typeof each[1]),
    ),
  )

const unreachable = ({ message }: Error): SavedAnswer['problem'] => ({
  code: 'service-unreachable',
  sentence: message,
  remedy: 'Run the same command again when the service can be reached; what was done is not done twice.',
})
