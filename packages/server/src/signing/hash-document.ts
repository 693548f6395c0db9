import { createHash } from 'node:crypto'

/** What one document is named by in another: SHA-256 of its text, the first 16 bytes, 22 characters of base64url. */
export const hashDocument = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')
