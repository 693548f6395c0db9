import { problems, problemType, type ProblemDocument } from '@tenure/contract'
import type { Problem } from './handler.ts'
import { PROBLEM_TYPE, type Reply } from './reply.ts'

/** A problem as RFC 9457 has it. 401 names the scheme, as RFC 6750 §3 asks. */
export const problemReply = (problem: Problem, requestId: string): Reply => {
  const { status, title } = problems[problem.code]
  const document: ProblemDocument = {
    type: problemType(problem.code),
    title,
    status,
    detail: problem.sentence,
    code: problem.code,
    remedy: problem.remedy,
    requestId,
    facts: problem.facts,
    ...(problem.errors === undefined ? {} : { errors: problem.errors.map((error) => ({ ...error })) }),
  }
  return {
    status,
    headers: { 'content-type': PROBLEM_TYPE, ...challenge(problem) },
    body: JSON.stringify(document),
  }
}

const challenge = ({ code }: Problem): Readonly<Record<string, string>> => {
  if (code === 'token-missing' || code === 'session-missing')
    return { 'www-authenticate': 'Bearer realm="tenure"' }
  if (code === 'token-invalid') return { 'www-authenticate': 'Bearer realm="tenure", error="invalid_token"' }
  return {}
}
