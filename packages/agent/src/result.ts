import type { ProblemCode } from '@tenure/contract'
import type { Facts } from '@tenure/core'

/** Why the agent did not do something: a refusal of core, or a problem of the controller or the network. */
export type AgentProblem = {
  readonly code: ProblemCode
  readonly sentence: string
  readonly remedy: string
  readonly facts: Facts
}

/** What the agent's functions return. A verdict of core is one. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: AgentProblem }

export const done = <Value>(value: Value): Result<Value> => ({ ok: true, value })

export const notDone = (refusal: AgentProblem): { readonly ok: false; readonly refusal: AgentProblem } => ({
  ok: false,
  refusal,
})
