import { refusalTitles, type RefusalCode } from '@tenure/core'

/** Problems of the API itself, which no rule of core decides: code → HTTP status and title. */
const apiProblems = {
  'input-invalid': [400, 'The input is not valid'],
  'body-too-large': [413, 'The body is too large'],
  'media-type-unsupported': [415, 'The media type is not supported'],
  'idempotency-key-missing': [400, 'The Idempotency-Key is missing'],
  'idempotency-key-reused': [422, 'The Idempotency-Key was used for another request'],
  'token-missing': [401, 'The access token is missing'],
  'token-invalid': [401, 'The access token is not valid'],
  'session-missing': [401, 'Nobody is signed in'],
  'second-factor-missing': [403, 'A second factor must be set up first'],
  'sso-required': [403, 'Single sign-on is required here'],
  'not-permitted': [403, 'The caller may not do this'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'The method is not allowed here'],
  'already-exists': [409, 'It exists already'],
  'invitation-unknown': [404, 'The invitation is not open'],
  'password-wrong': [403, 'The password is wrong'],
  'last-administrator': [409, 'It is the last administrator'],
  'domain-unproven': [409, 'The domain is not proven'],
  'sso-untried': [409, 'The identity provider was not tried yet'],
  'order-invalid': [422, 'The order has lines that cannot be issued'],
  'precondition-missing': [428, 'The If-Match header is missing'],
  'precondition-failed': [412, 'It was changed by somebody else'],
  'rate-limited': [429, 'Too many requests'],
  busy: [503, 'The service is busy or stopping'],
  internal: [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [number, string]>

/** Problems only the local API of the controller's agent gives. */
const agentProblems = {
  'device-not-found': [404, 'No such field device'],
  'device-exists': [409, 'The field device exists already'],
  'user-not-found': [404, 'No such user'],
  'user-exists': [409, 'The user exists already'],
  'sign-in-failed': [401, 'The sign-in failed'],
  'service-unreachable': [503, 'The license service cannot be reached'],
  'account-not-set': [409, 'No Customer ID is set'],
  'upgrade-not-judged': [409, 'The upgrade cannot be judged now'],
  'agent-locked': [409, 'Another agent process uses this state'],
  'request-not-waiting': [409, 'No request waits for its answer'],
  'request-gives': [409, 'The waiting request is the proof of a return'],
  'reason-not-carried': [409, 'The answer does not say why'],
  'qr-too-long': [409, 'The request does not fit one QR code'],
  'identity-lost': [409, 'The identity folder was lost'],
  'tpm-unavailable': [503, 'The TPM did not sign'],
  'root-key-missing': [409, 'The vendor’s root key is not configured'],
} as const satisfies Record<string, readonly [number, string]>

/** The HTTP status of each refusal of core; what is not named here is 409: the state does not allow it now. */
const refusalStatus: Partial<Record<RefusalCode, number>> = {
  'signature-invalid': 400,
  'document-unreadable': 400,
  'version-unreadable': 400,
  'split-sum-mismatch': 400,
  'customer-id-missing': 400,
  'owner-only': 403,
  'customer-id-unknown': 404,
  'license-not-found': 404,
  'account-not-found': 404,
  'controller-not-found': 404,
}

export type ProblemCode = RefusalCode | keyof typeof apiProblems | keyof typeof agentProblems

const fromRefusals = Object.fromEntries(
  Object.entries(refusalTitles).map(([code, title]) => [
    code,
    { status: refusalStatus[code as RefusalCode] ?? 409, title },
  ]),
)
const fromTable = (table: Record<string, readonly [number, string]>) =>
  Object.fromEntries(Object.entries(table).map(([code, [status, title]]) => [code, { status, title }]))

/** Every problem code, with its HTTP status and title (RFC 9457). `docs/problems.md` explains each. */
export const problems = { ...fromRefusals, ...fromTable(apiProblems), ...fromTable(agentProblems) } as Record<
  ProblemCode,
  { readonly status: number; readonly title: string }
>
