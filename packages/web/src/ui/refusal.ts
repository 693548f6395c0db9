import type { ProblemCode } from '@tenure/contract'

/** Why something was not done: the problem document (RFC 9457) of the answer, as an error that a page shows. */
export class Refusal extends Error {
  readonly code: ProblemCode | 'not-reached'
  readonly remedy: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly errors: readonly FieldError[]
  readonly status: number
  constructor(problem: Problem, status: number, options?: ErrorOptions) {
    super(problem.sentence, options)
    this.name = 'Refusal'
    this.code = problem.code
    this.remedy = problem.remedy
    this.facts = problem.facts
    this.errors = problem.errors ?? []
    this.status = status
  }
}

export type Problem = {
  readonly code: ProblemCode | 'not-reached'
  readonly sentence: string
  readonly remedy: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly errors?: readonly FieldError[]
}

/** What is wrong with one field of what was sent (`body.name`), or with one line of an order. */
export type FieldError = {
  readonly field?: string
  readonly line?: number
  readonly message: string
  /** Of a line of an order: what it is, and what it names. */
  readonly code?: string
  readonly facts?: Readonly<Record<string, string | number>>
}

/** Whom the page calls: the controller it came from, or the license service. */
export type Place = 'controller' | 'service'
const called = { controller: 'The controller', service: 'The license service' } as const
const check = { controller: 'Check the cable or the network', service: 'Check the network' } as const

/** Reads a problem document; what is none is told by its status. */
export const readProblem = (body: unknown, status: number, place: Place = 'controller'): Problem => {
  const { code, detail, remedy, facts, errors } = (
    typeof body === 'object' && body !== null ? body : {}
  ) as Partial<Record<'code' | 'detail' | 'remedy' | 'facts' | 'errors', unknown>>
  return {
    code: typeof code === 'string' ? (code as ProblemCode) : 'internal',
    sentence: typeof detail === 'string' ? detail : `${called[place]} answered with the status ${status}.`,
    remedy: typeof remedy === 'string' ? remedy : 'Try again.',
    facts: {
      ...(typeof facts === 'object' && facts !== null ? (facts as Record<string, unknown>) : {}),
      ...(place === 'service' ? { place } : {}),
    },
    errors: Array.isArray(errors) ? (errors as FieldError[]) : [],
  }
}

export const notReached = (place: Place = 'controller'): Problem => ({
  code: 'not-reached',
  sentence: `${called[place]} does not answer.`,
  remedy: `${check[place]}, and try again.`,
  facts: place === 'service' ? { place } : {},
})

/** What a person reads of a refusal. */
export type Told = Pick<Problem, 'sentence' | 'remedy'>
