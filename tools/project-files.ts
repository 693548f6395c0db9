import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const projectRoot = new URL('../', import.meta.url)

/** What is in the folder but not of the project. */
const notOurs = new Set(['node_modules', '.git', 'data', 'coverage', 'dist'])

export type ProjectFile = {
  /** Below the root, with `/`. */
  readonly path: string
  readonly text: string
}

/** The project's files whose path matches, in the order of their paths. */
export const projectFiles = (matching: RegExp): readonly ProjectFile[] =>
  pathsBelow('')
    .filter((path) => matching.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(new URL(path, projectRoot), 'utf8') }))

const pathsBelow = (folder: string): readonly string[] =>
  readdirSync(fileURLToPath(new URL(folder, projectRoot)), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return []
    const path = `${folder}${entry.name}`
    return entry.isDirectory() ? pathsBelow(`${path}/`) : [path]
  })
