import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** A password as it is kept: what scrypt made of it, and what it takes to make that again. Base64url. */
export type PasswordHash = {
  readonly salt: string
  readonly hash: string
  readonly cost: ScryptCost
}

/** RFC 7914: `n` the work, `r` the block size, `p` the repetitions. */
export type ScryptCost = { readonly n: number; readonly r: number; readonly p: number }

/**
 * Of the equally strong choices in OWASP's Password Storage Cheat Sheet the one that needs 16 MB of memory, because a
 * controller has little. It is stored with each password, so that a later version can raise it.
 */
export const scryptCost: ScryptCost = { n: 16_384, r: 8, p: 5 }

const HASH_BYTES = 32

export const hashPassword = async (password: string): Promise<PasswordHash> => {
  const salt = randomBytes(16).toString('base64url')
  return { salt, hash: (await derive(password, salt, scryptCost)).toString('base64url'), cost: scryptCost }
}

/**
 * Whether this is the password. `kept` is null for a user that there is not: that takes as long, so that the time
 * does not tell who is known.
 */
export const isPassword = async (password: string, kept: PasswordHash | null): Promise<boolean> => {
  const made = await derive(password, kept?.salt ?? nobodysSalt, kept?.cost ?? scryptCost)
  const wanted = Buffer.from(kept?.hash ?? '', 'base64url')
  return wanted.length === made.length && timingSafeEqual(wanted, made)
}

const nobodysSalt = 'AAAAAAAAAAAAAAAAAAAAAA'

const derive = (password: string, salt: string, { n, r, p }: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // What is typed on different keyboards for the same text is the same password (RFC 8265).
    const text = password.normalize('NFC')
    const options = { N: n, r, p, maxmem: 256 * n * r }
    // Node says null where there is no error, and Bun undefined.
    scrypt(text, Buffer.from(salt, 'base64url'), HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

/** A password that a person can copy by hand: 100 bits, in groups; of letters that look alike only one is used. */
export const newPassword = (): string => {
  const chosen = [...randomBytes(20)].map((byte) => letters[byte % letters.length])
  return [0, 5, 10, 15].map((at) => chosen.slice(at, at + 5).join('')).join('-')
}

/** Crockford's 32 letters, in lower case: every byte chooses one, and none more often than the others. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'
