import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { findCycle, importGraph, importsOf } from '../../tools/import-graph.ts'
import { projectFiles } from '../../tools/project-files.ts'

/** Arrows run one way: what each package may build on. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  contract: ['core'],
  sdk: ['core', 'contract'],
  // Documents are opened, verified and named by the sdk alone, for the service as well (decision 18).
  server: ['core', 'contract', 'sdk'],
  agent: ['core', 'contract', 'sdk'],
  web: ['core', 'contract', 'sdk'],
}

const sources = projectFiles(/^packages\/[^/]+\/(src|bin)\/.*\.tsx?$/)
const manifests = projectFiles(/^packages\/[^/]+\/package\.json$/)
const packageOf = (path: string) => path.split('/')[1] ?? ''

type Manifest = {
  readonly exports?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
}

test('the table names every package', () => {
  assert.deepEqual(
    manifests.map(({ path }) => packageOf(path)),
    Object.keys(mayImport).toSorted(),
  )
})

test('no import goes against an arrow', () => {
  const wrong = sources.flatMap(({ path, text }) =>
    importsOf(text)
      .filter(({ from }) => from.startsWith('@tenure/') && !isAllowed(path, from))
      .map(({ from }) => `${path} imports ${from}`),
  )
  assert.deepEqual(wrong, [])
})

/** A package may be imported by its name; what it shows for tests, by tests only. */
const isAllowed = (path: string, from: string) => {
  const [, name = '', subpath] = from.split('/')
  const isShown = subpath === undefined || (subpath === 'testing' && isTest(path))
  return isShown && (mayImport[packageOf(path)] ?? []).includes(name)
}

test('no package.json goes against an arrow', () => {
  for (const { path, text } of manifests) {
    const { dependencies = {} } = JSON.parse(text) as Manifest
    const ours = Object.keys(dependencies).filter((name) => name.startsWith('@tenure/'))
    const allowed = (mayImport[packageOf(path)] ?? []).map((name) => `@tenure/${name}`)
    assert.deepEqual(
      ours.filter((name) => !allowed.includes(name)),
      [],
      path,
    )
  }
})

test('no relative import leaves its package', () => {
  const leaving = sources.flatMap(({ path, text }) =>
    importsOf(text)
      .filter(({ from }) => from.startsWith('.'))
      .map(({ from }) => posix.join(posix.dirname(path), from))
      .filter((target) => !target.startsWith(`packages/${packageOf(path)}/`))
      .map((target) => `${path} imports ${target}`),
  )
  assert.deepEqual(leaving, [])
})

test('what a package imports from outside, its package.json names', () => {
  const dependencies = new Map(
    manifests.map(({ path, text }) => {
      const { dependencies: named = {} } = JSON.parse(text) as Manifest
      return [packageOf(path), Object.keys(named)]
    }),
  )
  const missing = sources
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) =>
      importsOf(text)
        .filter(({ from }) => !from.startsWith('.') && !from.startsWith('node:'))
        .map(({ from }) => from.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? from)
        .filter((name) => !dependencies.get(packageOf(path))?.includes(name))
        .map((name) => `${path} imports ${name}`),
    )
  assert.deepEqual(missing, [])
})

test('there is no import cycle', () => {
  const cycle = findCycle(importGraph(projectFiles(/^(packages|tools|test|bench)\/.*\.tsx?$/)))
  assert.equal(cycle, null, cycle?.join(' → '))
})

test('a package with code shows its index, and besides it only what tests use', () => {
  for (const { path, text } of manifests) {
    const hasCode = sources.some((each) => packageOf(each.path) === packageOf(path))
    const { '.': index, ...others } = (JSON.parse(text) as Manifest).exports ?? {}
    // The pages are built into files; nothing imports them.
    const isShown = hasCode && packageOf(path) !== 'web'
    assert.equal(index, isShown ? './src/index.ts' : undefined, path)
    for (const [subpath, target] of Object.entries(others)) {
      assert.equal(subpath, './testing', path)
      assert.match(target, /^\.\/(src\/)?testing\//, path)
    }
  }
})

const isTest = (path: string) => /\.test\.tsx?$|\/testing[./]/.test(path)
