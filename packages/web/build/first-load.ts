import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * What a browser that has nothing yet loads of a built page before it shows anything: the page, what it names, and what
 * those scripts import at once. In bytes with gzip, the larger of the two encodings. What is imported when it is needed
 * is not counted, but for what is named in `also`: the parts of the one page that is opened first.
 */
export const firstLoad = (
  folder: string,
  also: readonly string[] = [],
): { readonly files: readonly string[]; readonly bytes: number } => {
  const found = new Set<string>()
  const waiting = ['index.html', ...also]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    const text = readFileSync(join(folder, path), 'utf8')
    if (path.endsWith('.html'))
      waiting.push(
        ...[...text.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].flatMap(([, named]) => named ?? []),
      )
    if (path.endsWith('.js'))
      waiting.push(
        ...[...text.matchAll(/(?:^|[;}\s])(?:import|export)[^;()"']*["']\.\/([^"']+\.js)["']/g)].flatMap(
          ([, named]) => (named === undefined ? [] : join(dirname(path), basename(named))),
        ),
      )
  }
  const files = [...found].filter((path) => existsSync(join(folder, path)))
  return { files, bytes: files.reduce((sum, path) => sum + statSync(join(folder, `${path}.gz`)).size, 0) }
}
