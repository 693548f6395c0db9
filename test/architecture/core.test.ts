import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf } from '../../tools/import-graph.ts'
import { projectFiles } from '../../tools/project-files.ts'
import { runCommand } from '../../tools/run-command.ts'

const sources = projectFiles(/^packages\/core\/src\/.*(?<!\.test)\.ts$/)

test('core imports nothing from outside itself', () => {
  assert.ok(sources.length > 20)
  for (const { path, text } of sources)
    for (const { from } of importsOf(text)) assert.match(from, /^\.\.?\//, `${path} imports ${from}`)
})

test('core depends on no package', () => {
  const [manifest] = projectFiles(/^packages\/core\/package\.json$/)
  const named = Object.keys(JSON.parse(manifest?.text ?? '{}') as object)
  assert.deepEqual(
    named.filter((member) => /dependencies$/i.test(member)),
    [],
  )
})

test('core does not ask what time it is, and rolls no dice', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/
  assert.deepEqual(
    sources.filter(({ text }) => impure.test(text)).map(({ path }) => path),
    [],
  )
})

test('core’s compiler settings know no fetch, process, timers, crypto or Node types', async () => {
  const { output } = await runCommand('node_modules/.bin/tsc', '-p', 'packages/core', '--showConfig')
  const { compilerOptions, files } = JSON.parse(output) as {
    readonly compilerOptions: { readonly lib: readonly string[]; readonly types: readonly string[] }
    readonly files: readonly string[]
  }
  assert.deepEqual(compilerOptions.lib, ['es2024'])
  assert.deepEqual(compilerOptions.types, [])
  const compiled = files.map((path) => path.replace(/^\.\//, 'packages/core/'))
  assert.deepEqual(compiled.toSorted(), sources.map(({ path }) => path).toSorted())
})

test('a domain folder of core explains itself in a README', () => {
  const readmes = projectFiles(/^packages\/core\/src\/[^/]+\/README\.md$/).map(({ path }) => path)
  const folders = new Set(
    sources.map(({ path }) => path.split('/')[3] ?? '').filter((name) => !name.endsWith('.ts')),
  )
  const silent = [...folders].filter((folder) => !readmes.includes(`packages/core/src/${folder}/README.md`))
  assert.deepEqual(silent, [])
})
