import { createHash } from 'node:crypto'

/** What a token's secret looks like: 32 random bytes behind a prefix by which leak scanners can know it. */
const pattern = /^tnr_[A-Za-z0-9_-]{43}$/

export const SECRET_BYTES = 32

export const isSecret = (text: string): boolean => pattern.test(text)

/** `random`: 32 bytes. */
export const secretOf = (random: Uint8Array): string => `tnr_${Buffer.from(random).toString('base64url')}`

/** All that is kept of a secret. 256 random bits need no salt and no slow hash: there is nothing to guess. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
