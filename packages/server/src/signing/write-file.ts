import { randomBytes } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file that is there whole or not at all, also after a power cut, and never replaces one: a key that was
 * overwritten is lost for ever. Throws EEXIST where the file is there. Only its owner can read it.
 */
export const writeNewFile = async (path: string, text: string): Promise<void> => {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.tmp`
  const file = await open(unfinished, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
    await file.close()
    // link() and not rename(), which would replace.
    await link(unfinished, path)
  } finally {
    await file.close().catch(() => {})
    await rm(unfinished, { force: true })
  }
  const folder = await open(dirname(path))
  await folder.sync().finally(() => folder.close())
}
