/** FIPS 186-5: the order of the group of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * An ECDSA signature with P-256 from the DER of RFC 3279 §2.2.3 to the 64 bytes of RFC 7518 §3.4: r, then s. Of the
 * two forms the one with the lower s, which is the one that counts (O3).
 *
 * @throws RangeError when it is not the DER of such a signature.
 */
export const rawSignature = (der: Uint8Array): Buffer => {
  const bytes = Buffer.from(der)
  if (bytes[0] !== SEQUENCE || bytes[1] !== bytes.length - 2) throw notDer()
  const r = integerAt(bytes, 2)
  const s = integerAt(bytes, r.end)
  if (s.end !== bytes.length) throw notDer()
  return Buffer.concat([fixed(r.value), fixed(s.value > ORDER / 2n ? ORDER - s.value : s.value)])
}

const SEQUENCE = 0x30
const INTEGER = 0x02

const integerAt = (bytes: Buffer, at: number): { readonly value: bigint; readonly end: number } => {
  const length = bytes[at + 1] ?? 0
  const end = at + 2 + length
  if (bytes[at] !== INTEGER || length < 1 || length > 33 || end > bytes.length) throw notDer()
  const value = BigInt(`0x${bytes.subarray(at + 2, end).toString('hex')}`)
  if (value < 1n || value >= ORDER) throw notDer()
  return { value, end }
}

const fixed = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')

const notDer = (): RangeError => new RangeError('this is no ECDSA signature with P-256 in DER')
