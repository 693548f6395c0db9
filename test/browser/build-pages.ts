import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('../../packages/web', import.meta.url))
const built = join(web, 'dist', 'controller')

/** Builds the pages where they were never built or something is newer than what was built. */
export const buildPages = (): void => {
  const sources = globSync(['src/**/*', 'build/*', 'vite.config.ts', 'package.json'], { cwd: web })
  const newest = Math.max(...sources.map((path) => statSync(join(web, path)).mtimeMs))
  const index = join(built, 'index.html')
  if (existsSync(index) && statSync(index).mtimeMs > newest) return
  // Built aside and put in place as a whole: two tests may build at once, and an agent may be serving.
  const aside = join(web, 'dist', `building-${process.pid}`)
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url))
  execFileSync(process.execPath, [vite, 'build', '--outDir', aside, '--logLevel', 'warn'], { cwd: web })
  mkdirSync(join(web, 'dist'), { recursive: true })
  rmSync(built, { recursive: true, force: true })
  renameSync(aside, built)
}
