import type { ProblemCode } from '@tenure/contract'
import { z } from 'zod'

const problemBody = z.object({
  code: z.string(),
  title: z.string().default(''),
  status: z.int(),
  detail: z.string().default(''),
  remedy: z.string().default(''),
  facts: z.record(z.string(), z.unknown()).default({}),
  requestId: z.string().nullable().default(null),
  errors: z
    .array(
      z.object({ field: z.string().optional(), line: z.number().optional(), message: z.string() }).loose(),
    )
    .default([]),
})

/**
 * Why the service did not do something (RFC 9457): `detail` is one sentence for a person, `remedy` the smallest thing
 * that changes the answer, `facts` the figures. `code` is one of the contract's table; a newer service may know more.
 */
export type Problem = Omit<z.output<typeof problemBody>, 'code'> & { readonly code: ProblemCode }

/** The problem of a reply; null where the body is none, as of a proxy in between. */
export const readProblem = (body: unknown): Problem | null => {
  const parsed = problemBody.safeParse(body)
  return parsed.success ? { ...parsed.data, code: parsed.data.code as ProblemCode } : null
}

/** A problem as an exception, for callers who have no other way to go on. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(`${problem.detail || problem.title} ${problem.remedy}`.trim())
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** The service could not be reached, or answered with what is not its API; nothing is known about what it did. */
export class ServiceUnreachableError extends Error {
  /** HTTP status of the last reply; null when there was none. */
  readonly status: number | null
  constructor(message: string, status: number | null, cause?: unknown) {
    super(message, { cause })
    this.name = 'ServiceUnreachableError'
    this.status = status
  }
}
