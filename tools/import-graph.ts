import { posix } from 'node:path'
import type { ProjectFile } from './project-files.ts'

/** One import as it is written: what is imported, from where, and the names it takes. */
export type Import = { readonly from: string; readonly names: readonly string[] }

// Sources are formatted by prettier, so imports stand at the beginning of a line, in single quotes.
const importStatement = /^(?:import|export)\s+(?:type\s+)?([^'"]*?)\s*from\s+'([^']+)'/gm
const bareOrDynamic = /(?:^import|\bimport\()\s*'([^']+)'/gm

export const importsOf = (text: string): readonly Import[] => [
  ...[...text.matchAll(importStatement)].map(([, names = '', from = '']) => ({ from, names: words(names) })),
  ...[...text.matchAll(bareOrDynamic)].map(([, from = '']) => ({ from, names: [] })),
]

const words = (names: string): readonly string[] => names.match(/[\w$]+/g) ?? []

/** Which project files each file imports; `@tenure/NAME` is that package's index. */
export const importGraph = (files: readonly ProjectFile[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text)
        .map(({ from }) => resolve(path, from))
        .filter((target) => target !== null),
    ]),
  )

const resolve = (importer: string, from: string): string | null => {
  if (from.startsWith('.')) return posix.normalize(posix.join(posix.dirname(importer), from))
  const [, name] = /^@tenure\/([\w-]+)$/.exec(from) ?? []
  return name === undefined ? null : `packages/${name}/src/index.ts`
}

/** The first chain of imports found that comes back to where it began; null where there is none. */
export const findCycle = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] | null => {
  const done = new Set<string>()
  const visit = (file: string, chain: readonly string[]): readonly string[] | null => {
    const begins = chain.indexOf(file)
    if (begins >= 0) return [...chain.slice(begins), file]
    if (done.has(file)) return null
    for (const target of graph.get(file) ?? []) {
      const cycle = visit(target, [...chain, file])
      if (cycle !== null) return cycle
    }
    done.add(file)
    return null
  }
  for (const file of graph.keys()) {
    const cycle = visit(file, [])
    if (cycle !== null) return cycle
  }
  return null
}
