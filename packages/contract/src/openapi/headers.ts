import { REPLIES_KEPT_DAYS, type Operation } from '../operation.ts'
import type { Json } from './json-schema.ts'

/** Headers of answers, by the name of their component. */
export const headerComponents = {
  'X-Request-Id': {
    description: 'Names this call in the service’s log and in the ledger; quote it to support.',
    schema: { type: 'string' },
  },
  RateLimit: {
    description: 'What is left of the quota, and the seconds until it is full again.',
    schema: { type: 'string', examples: ['"token";r=594;t=12'] },
  },
  'RateLimit-Policy': {
    description: 'The quota, and its window in seconds.',
    schema: { type: 'string', examples: ['"token";q=600;w=60'] },
  },
  'Retry-After': {
    description: 'Seconds after which the call may be repeated.',
    schema: { type: 'integer', minimum: 0 },
  },
  ETag: {
    description: 'The version of what is answered; send it back as If-Match to edit it.',
    schema: { type: 'string', examples: ['"3"'] },
  },
} as const satisfies Record<string, Json>

type HeaderName = keyof typeof headerComponents

export const headers = (...names: readonly HeaderName[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/** On every answer. */
export const everyAnswer = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'] as const

/** Headers of calls, by the name of their component. */
export const parameterComponents = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: `Makes a retry safe: for ${REPLIES_KEPT_DAYS} days the same key with the same call gets the same answer, a refusal included, and the change is made once. Use a new random UUID for each intended change.`,
    schema: { type: 'string', minLength: 8, maxLength: 200 },
    example: '0d9f6a5e-53c1-4a8e-8d9b-6f1f5e0c7a11',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag that was read: the edit is refused if somebody else has changed it since.',
    schema: { type: 'string' },
    example: '"3"',
  },
} as const satisfies Record<string, Json>

/** The headers that a call of this operation must carry. */
export const callHeaders = (operation: Operation): readonly Json[] => [
  ...(operation.idempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ...(operation.etag === 'required' ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
]
