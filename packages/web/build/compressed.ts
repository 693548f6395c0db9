import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { firstLoad } from './first-load.ts'

/** Writes a `.br` and a `.gz` beside each file that is built, and prints what a first visit loads. */
export const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle: ({ dir }) => {
    if (dir === undefined) return
    for (const path of filesBelow(dir)) {
      const bytes = readFileSync(path)
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    }
    const { files, bytes } = firstLoad(dir)
    console.log(`first load: ${(bytes / 1024).toFixed(1)} KiB in ${files.length} files, with gzip`)
  },
})

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(html|js|css|svg|json|wasm)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
