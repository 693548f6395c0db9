export type Flipped = { readonly jws: string; readonly where: string }

/** A compact JWS with one bit of header, payload or signature flipped: each bit in turn. */
export function* flippedBits(jws: string): Generator<Flipped> {
  const parts = jws.split('.')
  for (const [index, part] of parts.entries()) {
    const bytes = Buffer.from(part, 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      yield {
        jws: parts.with(index, flipped.toString('base64url')).join('.'),
        where: `bit ${bit} of part ${index}`,
      }
    }
  }
}
