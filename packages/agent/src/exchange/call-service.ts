import { operations } from '@tenure/contract'
import { ServiceUnreachableError, type Problem } from '@tenure/sdk'
import { done, notDone, type AgentProblem, type Result } from '../result.ts'
import { serviceProblem, serviceUnreachable } from './refusals.ts'

type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem }

/** `waiting`: whether a request of this controller then goes on waiting. */
export const callService = async <Value>(
  call: { readonly serviceUrl: string; readonly waiting: boolean },
  send: () => Promise<Reply<Value>>,
): Promise<Result<Value>> => {
  try {
    const reply = await send()
    return reply.ok ? done(reply.value) : notDone(serviceProblem(reply.problem))
  } catch (error) {
    if (error instanceof ServiceUnreachableError)
      return notDone(serviceUnreachable(call.serviceUrl, call.waiting))
    throw error
  }
}

/** The refusals with which the service ends a request without doing anything (design §3, steps 1, 2 and 5). */
export const wasJudged = ({ code }: AgentProblem): boolean =>
  (operations.exchange.problems as readonly string[]).includes(code)
