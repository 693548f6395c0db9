import type { AgentProblem } from '../result.ts'
import type { Answer, Transport } from './transport.ts'

/** What a call prints when it was done, and whether that is a success. */
export type Told = { readonly words: readonly string[]; readonly good?: boolean }

/** Sends one call of the local API and prints its answer. */
export type Call = (
  method: string,
  path: string,
  body: object | undefined,
  tell: (answer: never) => Told,
  /** How it is asked, where that is more than one call. */
  ask?: (transport: Transport) => Promise<Answer>,
) => Promise<void>

/** Prints what a command found without asking the agent. */
export type Show = {
  readonly done: (body: object, told: Told) => void
  readonly refused: (problem: AgentProblem) => void
}
