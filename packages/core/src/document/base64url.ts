const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base64url without padding (RFC 4648 §5). Written here because core knows neither Buffer nor atob. */
export const toBase64url = (bytes: Uint8Array): string => {
  let text = ''
  let bits = 0
  let pending = 0
  for (const byte of bytes) {
    pending = (pending << 8) | byte
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += ALPHABET.charAt((pending >> bits) & 63)
    }
    pending &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + ALPHABET.charAt((pending << (6 - bits)) & 63)
}

/**
 * The bytes of a base64url text; null where it is none. Strict: each sequence of bytes has exactly one text, so
 * padding, other characters and stray bits after the last byte are refused (RFC 4648 §3.5).
 */
export const fromBase64url = (text: string): Uint8Array | null => {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let filled = 0
  let bits = 0
  let pending = 0
  for (const character of text) {
    const sextet = ALPHABET.indexOf(character)
    if (sextet === -1) return null
    pending = (pending << 6) | sextet
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[filled++] = pending >> bits
    pending &= (1 << bits) - 1
  }
  // Six bits or more left over are a character that belongs to no byte.
  return bits < 6 && pending === 0 ? bytes : null
}
