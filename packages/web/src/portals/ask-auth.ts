import { notReached, Refusal } from '../ui/refusal.ts'

/** Why a sign-in, or a change of how somebody signs in, was not done: by the code of the sign-in itself. */
export class AuthRefusal extends Error {
  readonly code: string
  readonly status: number
  /** When to try again, where that is what helps. */
  readonly retryAfterSeconds: number | null
  constructor(code: string, status: number, retryAfterSeconds: number | null) {
    super(code)
    this.name = 'AuthRefusal'
    this.code = code
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/**
 * Calls the sign-in of the service: `askAuth('POST sign-in/email', { email, password })`.
 * @throws AuthRefusal where it refuses, Refusal where nothing answers.
 */
export const askAuth = async <Answer>(
  address: `${'GET' | 'POST'} ${string}`,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> => {
  const [method = '', path = ''] = address.split(' ')
  const response = await fetch(`/auth/${path}`, {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    signal?.throwIfAborted()
    throw new Refusal(notReached('service'), 0, { cause })
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refusalOf(answer, response)
  return answer as Answer
}

const refusalOf = (answer: unknown, { status, headers }: Response): AuthRefusal => {
  const code = (answer as { readonly code?: unknown } | null)?.code
  const seconds = Number(headers.get('retry-after') ?? headers.get('x-retry-after') ?? NaN)
  return new AuthRefusal(
    typeof code === 'string' ? code : '',
    status,
    Number.isFinite(seconds) ? seconds : null,
  )
}
