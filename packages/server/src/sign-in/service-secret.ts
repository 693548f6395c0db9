import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeNewFile } from '../signing/write-file.ts'

/**
 * What signs cookies and the links in mails, and seals second factors: one text for all nodes. It stands beside the
 * signing keys and is made where there is none; of two nodes that make it at once, both take what the first wrote.
 */
export const openServiceSecret = async (keysDir: string): Promise<string> => {
  const path = join(keysDir, 'service-secret')
  const kept = await read(path)
  if (kept !== null) return kept
  await mkdir(keysDir, { recursive: true, mode: 0o700 })
  await writeNewFile(path, randomBytes(32).toString('base64url')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const made = await read(path)
  if (made === null) throw new Error(`${path} was made and is not there`)
  return made
}

const read = async (path: string): Promise<string | null> => {
  try {
    const text = (await readFile(path, 'utf8')).trim()
    if (text.length < 32) throw new Error(`${path} is too short for a secret; remove it, and another is made`)
    return text
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
