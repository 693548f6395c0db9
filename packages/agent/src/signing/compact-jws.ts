import type { ControllerJwk } from '@tenure/sdk'

/** A key that signs, wherever it lies. */
export type SigningKey = {
  readonly publicJwk: ControllerJwk
  readonly keptIn: 'file' | 'tpm'
  /** Why it cannot sign now; null where it can. */
  readonly problem: string | null
  /** RFC 7515 §7.1, with the public key in the header. Synchronous, so that nothing comes between signing and storing. */
  readonly sign: (header: { readonly typ: string }, claims: object) => string
}

export const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
