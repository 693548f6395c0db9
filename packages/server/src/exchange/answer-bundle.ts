import { verifyRequest, type VerifiedRequest } from '@tenure/sdk'
import { Outage } from '../db/outage.ts'
import type { Problem } from '../http/handler.ts'
import { internal } from '../http/refusals.ts'
import { answerVerified } from './answer-exchange.ts'
import type { ExchangeParts, Occasion } from './parts.ts'

/** How many requests of one bundle are answered at a time: a bundle must not have all connections for itself. */
const AT_A_TIME = 4

export type BundleParts = ExchangeParts & {
  /** Told of each mistake of ours; the other requests are answered all the same. */
  readonly failed: (error: unknown, requestId: string) => void
}

/**
 * Answers the requests of many controllers, each as `answerExchange` does, in a transaction of its own. The answers are
 * in the order of the requests, as JSON text, so that each license file and refusal is sent as it was recorded (O3).
 * The requests of one controller are answered one after the other, as it made them. Throws where the database is away;
 * what was answered until then is answered the same when the bundle comes again.
 */
export const answerBundle = async (
  parts: BundleParts,
  requests: readonly string[],
  occasion: Occasion,
): Promise<string> => {
  const read = await Promise.all(requests.map((each) => verifyRequest(each.trim())))
  const answers: string[] = read.map((each) => (each.ok ? '' : entry(null, null, each.refusal)))
  const asking = read.flatMap((each, place) => (each.ok ? [{ place, verified: each.value }] : []))
  const byController = [...Map.groupBy(asking, ({ verified }) => verified.request.installCode).values()]

  const queue = byController.values()
  const work = async (): Promise<void> => {
    for (const turn of queue)
      for (const { place, verified } of turn) answers[place] = await answerOne(parts, verified, occasion)
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
  return `{"answers":[${answers.join(',')}]}`
}

const answerOne = async (
  parts: BundleParts,
  verified: VerifiedRequest,
  occasion: Occasion,
): Promise<string> => {
  try {
    const answered = await answerVerified(parts, verified, occasion)
    return answered.ok ? entry(verified, answered.text, null) : entry(verified, null, answered.refusal)
  } catch (error) {
    if (error instanceof Outage) throw error
    parts.failed(error, occasion.requestId)
    return entry(verified, null, internal())
  }
}

const entry = (verified: VerifiedRequest | null, answer: string | null, problem: Problem | null): string => {
  const names = { installCode: verified?.request.installCode ?? null, hash: verified?.hash ?? null }
  const told =
    problem === null ? null : { code: problem.code, sentence: problem.sentence, remedy: problem.remedy }
  return `${JSON.stringify(names).slice(0, -1)},"answer":${answer ?? 'null'},"problem":${JSON.stringify(told)}}`
}
