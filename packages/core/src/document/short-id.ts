import { fromBase64url, toBase64url } from './base64url.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The 16 bytes of a canonical (lower-case) UUID. Throws a RangeError where it is none: that is a bug of the caller. */
export const bytesOfId = (id: string): Uint8Array => {
  if (!UUID.test(id)) throw new RangeError(`not a canonical UUID: ${id}`)
  const hex = id.replaceAll('-', '')
  return Uint8Array.from({ length: 16 }, (_, byte) => Number.parseInt(hex.slice(byte * 2, byte * 2 + 2), 16))
}

/** The canonical UUID of 16 bytes. */
export const idOfBytes = (bytes: Uint8Array): string => {
  if (bytes.length !== 16) throw new RangeError(`a UUID has 16 bytes, not ${bytes.length}`)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/**
 * A UUID as documents carry it: its 16 bytes in 22 characters of base64url. Throws a RangeError where it is none.
 *
 * @example toShortId('2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02') // 'Lx35snHET_uaMH1vt8JuAg'
 */
export const toShortId = (id: string): string => toBase64url(bytesOfId(id))

/** The canonical UUID of a short id; null where the text is not one. */
export const fromShortId = (shortId: string): string | null => {
  const bytes = shortId.length === 22 ? fromBase64url(shortId) : null
  return bytes === null ? null : idOfBytes(bytes)
}
