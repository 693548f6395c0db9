import { fromBase64url } from '../document/base64url.ts'

/** Crockford's base32 (crockford.com/base32.html): no I, L, O and U, which people read and type as something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CHARACTERS = 10
const GROUP = 5
const CODE = new RegExp(`^[${ALPHABET}]{${CHARACTERS}}$`)

/**
 * T6, C9: the short code by which a person recognises a controller's new key: the first 50 bits of its RFC 7638
 * thumbprint, as `7K3QX-9MB2D`. Who wants another key approved under the same code must first find one, 2^50 key
 * generations on average, between the moment the controller shows its code and the approval; and a case that has seen
 * two keys with one code approves neither by it.
 */
export const approvalCodeOf = (keyThumbprint: string): string => {
  const bytes = fromBase64url(keyThumbprint)
  if (bytes === null || bytes.length !== 32) throw new RangeError('not an RFC 7638 thumbprint of SHA-256')
  let code = ''
  for (let index = 0; index < CHARACTERS; index++) code += ALPHABET.charAt(fiveBitsAt(bytes, index * 5))
  return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`
}

/** A code as a person typed it, in the one form; null where it is none. Case, hyphens, spaces, O for 0, I and L for 1 do not matter. */
export const readApprovalCode = (typed: string): string | null => {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (!CODE.test(code)) return null
  return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`
}

const fiveBitsAt = (bytes: Uint8Array, bit: number): number => {
  const at = bit >> 3
  const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  return (pair >> (11 - (bit & 7))) & 31
}
