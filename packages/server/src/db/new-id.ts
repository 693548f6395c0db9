/**
 * Makes the function that makes row ids: UUIDv7 (RFC 9562 §5.7), of which each is greater than the one before, even
 * within a millisecond or when the clock is set back (§6.2, method 1: a counter of 12 bits stands in rand_a).
 */
export const idSource = (now: () => number, randomBytes: (length: number) => Uint8Array): (() => string) => {
  let lastAt = 0
  let counter = 0
  return () => {
    const at = now()
    if (at > lastAt) {
      lastAt = at
      counter = 0
    } else if (++counter > 0xfff) {
      // The counter is spent: borrow the next millisecond.
      lastAt += 1
      counter = 0
    }
    return uuidV7(lastAt, counter, randomBytes(8))
  }
}

const uuidV7 = (at: number, counter: number, random: Uint8Array): string => {
  const time = at.toString(16).padStart(12, '0')
  const sequence = (0x7000 | counter).toString(16)
  const tail = Array.from(random, (byte, index) => (index === 0 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  return [time.slice(0, 8), time.slice(8), sequence, tail.slice(0, 4), tail.slice(4)].join('-')
}
