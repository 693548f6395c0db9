import type { Operation } from './operation.ts'
import type { ProblemCode } from './problems.ts'

/** What any operation can answer. */
const always = ['input-invalid', 'rate-limited', 'busy', 'internal'] as const
/** What the shape of an operation implies, so that no operation lists it again. */
const ofTokens = [
  'token-missing',
  'token-invalid',
  'session-missing',
  'second-factor-missing',
  'sso-required',
  'not-permitted',
] as const
const ofBodies = ['body-too-large', 'media-type-unsupported'] as const
const ofRetries = ['idempotency-key-missing', 'idempotency-key-reused'] as const
const ofEdits = ['precondition-missing', 'precondition-failed'] as const

/** Every code that an operation can answer with: its own refusals and those its shape implies, each once. */
export const problemsOf = (operation: Operation): readonly ProblemCode[] => [
  ...new Set([
    ...always,
    ...(operation.access === 'public' ? [] : ofTokens),
    ...(operation.body === undefined ? [] : ofBodies),
    ...(operation.idempotent ? ofRetries : []),
    ...(operation.etag === 'required' ? ofEdits : []),
    ...operation.problems,
  ]),
]
