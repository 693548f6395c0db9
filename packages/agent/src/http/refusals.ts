import { problems, problemType, type ProblemCode } from '@tenure/contract'
import type { AgentProblem } from '../result.ts'
import type { LocalReply } from './local-request.ts'

/** A problem as RFC 9457 has it, with the contract's code, status and title. */
export const problemReply = (
  { code, sentence, remedy, facts }: AgentProblem,
  requestId: string,
): LocalReply & { readonly body: string } => {
  const { status, title } = problems[code]
  const document = {
    type: problemType(code),
    title,
    status,
    detail: sentence,
    code,
    remedy,
    requestId,
    facts,
  }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  // RFC 9110 wants it of a 401. “Bearer” makes no browser ask for a password, as “Basic” would.
  if (status === 401) headers['www-authenticate'] = 'Bearer realm="tenure-agent"'
  if (status === 429) headers['retry-after'] = String(facts['seconds'] ?? 1)
  return { status, headers, body: JSON.stringify(document) }
}

const problem = (code: ProblemCode, sentence: string, remedy: string): AgentProblem => ({
  code,
  sentence,
  remedy,
  facts: {},
})

export const ownerOnly = () =>
  problem(
    'owner-only',
    'Only the Owner manages licenses.',
    'Use the Owner’s token, or ask the Owner to do it.',
  )
export const tokenMissing = () =>
  problem(
    'token-missing',
    'The request carries no token, and nobody is signed in.',
    'Sign in, or send “Authorization: Bearer …” with the token in owner-token or driver-token of the state folder.',
  )
export const tokenInvalid = () =>
  problem(
    'token-invalid',
    'The token is not one of this agent.',
    'Read the token file of the state folder again.',
  )
export const sessionEnded = () => problem('token-invalid', 'The session has ended.', 'Sign in again.')
export const notPermitted = (sentence: string) =>
  problem(
    'not-permitted',
    sentence,
    'Call it by its own address. The Owner can allow a further name of the controller (TENURE_AGENT_NAMES).',
  )
export const httpsRequired = () =>
  problem(
    'not-permitted',
    'From another machine people sign in over HTTPS only.',
    'Open the HTTPS address (TENURE_AGENT_HTTPS_PORT, or TENURE_AGENT_TLS=on).',
  )
export const inputInvalid = (error: string) =>
  problem(
    'input-invalid',
    `The input is not valid: ${error}.`,
    'Correct it; docs/controller-software.md lists each call.',
  )
export const bodyTooLarge = (bytes: number) =>
  problem('body-too-large', `The body has more than ${bytes} bytes.`, 'Send it in parts.')
export const notFound = () =>
  problem('not-found', 'The local API has no such call.', 'docs/controller-software.md lists each call.')
export const internal = () =>
  problem('internal', 'Something went wrong in the agent.', 'Look for the request id in the agent’s log.')
