import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'

/**
 * A stored reply may hold secrets: a new token, a Customer ID. So it is kept encrypted under a key made from the
 * secret of the caller's token, of which the database has only a hash: a stolen database does not give them away.
 */
export const seal = (text: string, secret: string, context: string): string => {
  const key = keyOf(secret, context)
  // Deterministic and different for different texts, so no key ever meets two texts under one nonce.
  const nonce = createHmac('sha256', key).update(text).digest().subarray(0, NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Throws when it was sealed by another secret or for another context, or was changed. */
export const unseal = (sealed: string, secret: string, context: string): string => {
  const bytes = Buffer.from(sealed, 'base64')
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, context), nonce)
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  )
}

/** NIST SP 800-38D: 96 bits of nonce, 128 of tag. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

const keyOf = (secret: string, context: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `tenure stored reply ${context}`, 32))
