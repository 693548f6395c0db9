import type { Problem } from './handler.ts'

/** The problems of the API itself. Those of a rule are made beside the rule, in core. */

type FieldError = { readonly field: string; readonly message: string }

export const inputInvalid = (errors: readonly FieldError[]): Problem => ({
  code: 'input-invalid',
  sentence:
    errors.length === 1
      ? `${errors[0]?.field} is not valid.`
      : `${errors.length} fields of the input are not valid.`,
  remedy: 'Correct what `errors` names, and send the request again.',
  facts: {},
  errors,
})

export const bodyTooLarge = (limitBytes: number): Problem => ({
  code: 'body-too-large',
  sentence: `The body is larger than ${limitBytes} bytes.`,
  remedy: `Send at most ${limitBytes} bytes, if need be in several requests.`,
  facts: { limitBytes },
})

export const mediaTypeUnsupported = (wanted: string): Problem => ({
  code: 'media-type-unsupported',
  sentence: 'The body has a media type that this operation does not read.',
  remedy: `Send the header Content-Type: ${wanted}, in UTF-8 and without a Content-Encoding.`,
  facts: { wanted },
})

export const idempotencyKeyMissing = (): Problem => ({
  code: 'idempotency-key-missing',
  sentence: 'The request has no usable Idempotency-Key, so it could not be repeated safely.',
  remedy: 'Send the header Idempotency-Key: a random UUID is best, 8 to 200 printable characters will do.',
  facts: {},
})

export const idempotencyKeyReused = (): Problem => ({
  code: 'idempotency-key-reused',
  sentence: 'The Idempotency-Key was sent before, with another request.',
  remedy: 'Make a new Idempotency-Key for each new request; repeat one only with the very same request.',
  facts: {},
})

export const tokenMissing = (): Problem => ({
  code: 'token-missing',
  sentence: 'The request carries no access token.',
  remedy: 'Send the header Authorization: Bearer tnr_…',
  facts: {},
})

export const tokenInvalid = (): Problem => ({
  code: 'token-invalid',
  sentence: 'The access token is unknown, has expired or was revoked.',
  remedy: 'Ask an administrator for a new token.',
  facts: {},
})

export const sessionMissing = (): Problem => ({
  code: 'session-missing',
  sentence: 'Nobody is signed in, or the session has ended.',
  remedy: 'Sign in.',
  facts: {},
})

/** Also for a place that does not exist (A4). */
export const notTheirPlace = (): Problem => ({
  code: 'not-permitted',
  sentence: 'You do not work for the one that you act for here.',
  remedy: 'Choose a place that is yours, or ask one of its administrators to invite you.',
  facts: {},
})

export const secondFactorMissing = (): Problem => ({
  code: 'second-factor-missing',
  sentence: 'A password alone does not open this.',
  remedy: 'Set up a code from an app, or a passkey, and sign in with it.',
  facts: {},
})

export const ssoRequired = (): Problem => ({
  code: 'sso-required',
  sentence: 'Whoever has your address comes in here through the organisation’s own sign-in alone.',
  remedy: 'Sign in through your organisation (single sign-on).',
  facts: {},
})

export const notPermitted = (sentence: string, remedy: string): Problem => ({
  code: 'not-permitted',
  sentence,
  remedy,
  facts: {},
})

/** Also for what exists but belongs to somebody else (A4). */
export const notFound = (what: string): Problem => ({
  code: 'not-found',
  sentence: `There is no such ${what}.`,
  remedy: `Check the id of the ${what}.`,
  facts: {},
})

export const pathNotFound = (): Problem => ({
  code: 'not-found',
  sentence: 'There is nothing at this path.',
  remedy: 'Look the path up in /docs.',
  facts: {},
})

export const methodNotAllowed = (method: string, allowed: readonly string[]): Problem => ({
  code: 'method-not-allowed',
  sentence: `${method} is not allowed here.`,
  remedy: `Use ${allowed.join(', ')}.`,
  facts: { allowed },
})

export const alreadyExists = (what: string, remedy: string): Problem => ({
  code: 'already-exists',
  sentence: `${what} exists already.`,
  remedy,
  facts: {},
})

export const preconditionMissing = (): Problem => ({
  code: 'precondition-missing',
  sentence: 'The edit does not say which version it was made from.',
  remedy: 'Read the object, and send its ETag in the header If-Match.',
  facts: {},
})

export const preconditionFailed = (): Problem => ({
  code: 'precondition-failed',
  sentence: 'The object was changed since the version that the edit was made from.',
  remedy: 'Read it again, look at what changed, and edit that.',
  facts: {},
})

export const rateLimited = (retryAfterSeconds: number): Problem => ({
  code: 'rate-limited',
  sentence: 'Too many requests came in too short a time.',
  remedy: `Wait ${retryAfterSeconds} s; the RateLimit headers say how much is left.`,
  facts: { retryAfterSeconds },
})

/** Where the connection breaks during a commit, nobody knows whether it was done; so this does not say that it was not. */
export const busy = (): Problem => ({
  code: 'busy',
  sentence: 'The service is busy or stopping and could not answer the request.',
  remedy: 'Send it again in a few seconds, with the same Idempotency-Key: what was done is not done twice.',
  facts: {},
})

/** An exchange is signed after its commit, so this does not say either that nothing was done. */
export const internal = (): Problem => ({
  code: 'internal',
  sentence: 'Something went wrong on our side.',
  remedy: 'Send it again with the same Idempotency-Key; if it stays so, quote the requestId to support.',
  facts: {},
})
