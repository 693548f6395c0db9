import { CompactSign } from 'jose'
import type { KeyPair } from './key-pair.ts'

/** A compact JWS over exactly this text. Ed25519 is deterministic (RFC 8032 §5.1.6): the same call, the same bytes. */
export const signCompact = (
  header: { readonly alg: string; readonly typ?: string; readonly kid?: string },
  text: string,
  { kty, crv, x, d }: KeyPair,
): Promise<string> =>
  new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader(header)
    .sign({ kty, crv, x, d, alg: 'EdDSA' })
