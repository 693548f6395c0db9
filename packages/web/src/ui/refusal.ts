import type { ProblemCode } from '@tenure/contract'

/** Why something was not done: the problem document (RFC 9457) of the answer, as an error that a page shows. */
export class Refusal extends Error {
  readonly code: ProblemCode | 'not-reached'
  readonly remedy: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly status: number
  constructor(problem: Problem, status: number) {
    super(problem.sentence)
    this.name = 'Refusal'
    this.code = problem.code
    this.remedy = problem.remedy
    this.facts = problem.facts
    this.status = status
  }
}

export type Problem = {
  readonly code: ProblemCode | 'not-reached'
  readonly sentence: string
  readonly remedy: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Reads a problem document; what is none is told by its status. */
export const readProblem = (body: unknown, status: number): Problem => {
  const { code, detail, remedy, facts } = (typeof body === 'object' && body !== null ? body : {}) as Partial<
    Record<'code' | 'detail' | 'remedy' | 'facts', unknown>
  >
  return {
    code: typeof code === 'string' ? (code as ProblemCode) : 'internal',
    sentence: typeof detail === 'string' ? detail : `The controller answered with the status ${status}.`,
    remedy: typeof remedy === 'string' ? remedy : 'Try again.',
    facts: typeof facts === 'object' && facts !== null ? (facts as Record<string, unknown>) : {},
  }
}

export const notReached = (): Problem => ({
  code: 'not-reached',
  sentence: 'The controller does not answer.',
  remedy: 'Check the cable or the network, and try again.',
  facts: {},
})

/** What a person reads of a refusal. */
export type Told = Pick<Problem, 'sentence' | 'remedy'>
