/** What a `cfg` or `sts` message says of its device; null where it does not say. */
export type Said =
  | { readonly kind: 'seen'; readonly name: string | null; readonly provisioned: boolean | null }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable' }

const MAX_NAME_LENGTH = 120
/** A configuration is some hundred bytes. What is larger still shows that the device is there. */
const MAX_PAYLOAD_BYTES = 262_144

/**
 * A device is gone when its driver says so: with an empty message, which is how a retained one is deleted, or with the
 * state `deleted`. That nothing is heard of it means nothing: the broker may have been started anew.
 */
export const readObject = (payload: Buffer): Said => {
  if (payload.length === 0) return { kind: 'gone' }
  if (payload.length > MAX_PAYLOAD_BYTES) return { kind: 'seen', name: null, provisioned: null }
  const members = membersOf(payload)
  if (members === null) return { kind: 'unreadable' }
  const { name, state } = members
  if (state === 'deleted') return { kind: 'gone' }
  return {
    kind: 'seen',
    name: typeof name === 'string' ? name.trim().slice(0, MAX_NAME_LENGTH) || null : null,
    provisioned: typeof state === 'string' ? state === 'provisioned' : null,
  }
}

/** What a `lic` message says; null where it says nothing that a reader could take for an answer. */
export const readLicensed = (payload: Buffer): boolean | null => {
  const licensed = membersOf(payload)?.['licensed']
  return typeof licensed === 'boolean' ? licensed : null
}

export const licensedPayload = (licensed: boolean): string => JSON.stringify({ licensed })

const membersOf = (payload: Buffer): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(payload.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}
