import type { z } from 'zod'
import type { ProblemCode } from './problems.ts'
import type { Access } from './access.ts'

/**
 * One operation of the API as data. The service mounts it, the SDK calls it, `openapi.json` is printed from it and
 * the authorisation sweep walks over it; nothing about an operation is said anywhere else.
 */
export type Operation = {
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  /** With `{name}` for each path parameter. */
  readonly path: `/v1/${string}`
  readonly tag: string
  readonly summary: string
  readonly description?: string
  /** Who may call it: `public`, or the least role per scope of the caller's token. */
  readonly access: Access
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Media type of the body; JSON where absent. */
  readonly bodyType?: 'text/csv' | 'application/jose'
  /** Where it is more than the 1,000,000 that JSON bodies may have. */
  readonly maxBodyBytes?: number
  readonly reply: z.ZodType
  readonly status: 200 | 201 | 204
  /** A POST that changes something must carry `Idempotency-Key`; the same key gets the same answer. */
  readonly idempotent: boolean
  /** The reply carries an `ETag`, or the edit must carry `If-Match`. */
  readonly etag?: 'sent' | 'required'
  /** The refusals of its own, besides those that its shape implies (see `problemsOf`). */
  readonly problems: readonly ProblemCode[]
}

/** For how many days a reply is repeated under its Idempotency-Key. After that the key is a new one. */
export const REPLIES_KEPT_DAYS = 7

/** Keeps the literal types of an operation while checking its shape. */
export const operation = <const O extends Operation>(data: O): O => data
