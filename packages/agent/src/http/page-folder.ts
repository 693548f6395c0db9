import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageFiles } from './pages.ts'

/**
 * The web UI as it was built into a folder; null where it was not built. A path is looked up only if it is made of
 * plain names, so that none leads out of the folder or to a hidden file.
 */
export const openPageFolder = (folder: string): PageFiles | null => {
  if (!existsSync(join(folder, 'index.html'))) return null
  return {
    find: (path) => {
      const [, extension = ''] = plainPath.exec(path) ?? []
      const type = types[extension]
      if (type === undefined) return null
      const bytes = readFile(join(folder, path))
      if (bytes === null) return null
      return {
        type,
        bytes,
        br: readFile(join(folder, `${path}.br`)),
        gzip: readFile(join(folder, `${path}.gz`)),
      }
    },
  }
}

/** Each name begins with a letter, digit, `_` or `-`; the group is the extension. */
const plainPath = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}){1,5}?\.([a-z0-9]{1,11})$/

/** What a web UI is made of. */
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  webp: 'image/webp',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
}

const readFile = (path: string): Uint8Array | null => {
  try {
    return readFileSync(path)
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code))
    )
      return null
    throw error
  }
}
