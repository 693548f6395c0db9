import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('../../packages/web', import.meta.url))
const builds = { controller: 'vite.config.ts', portals: 'vite.portals.config.ts' } as const

/** Builds the pages where they were never built or something is newer than what was built. */
export const buildPages = (): void => {
  const sources = globSync(['src/**/*', 'build/*', 'vite*.config.ts', 'package.json'], { cwd: web })
  const newest = Math.max(...sources.map((path) => statSync(join(web, path)).mtimeMs))
  for (const [name, config] of Object.entries(builds)) {
    const built = join(web, 'dist', name)
    const index = join(built, 'index.html')
    if (!existsSync(index) || statSync(index).mtimeMs <= newest) build(built, config)
  }
}

/** Built aside and put in place as a whole: two tests may build at once, and somebody may be serving. */
const build = (built: string, config: string): void => {
  const aside = `${built}-building-${process.pid}`
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url))
  mkdirSync(join(web, 'dist'), { recursive: true })
  execFileSync(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', aside, '--logLevel', 'warn'],
    {
      cwd: web,
    },
  )
  rmSync(built, { recursive: true, force: true })
  renameSync(aside, built)
}
