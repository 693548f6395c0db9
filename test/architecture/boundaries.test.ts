import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf } from '../../tools/import-graph.ts'
import { projectFiles } from '../../tools/project-files.ts'

// What only one place may know. Tests may know more: they look behind the door on purpose.
const sources = projectFiles(/^packages\/[^/]+\/(src|bin)\/.*\.tsx?$/).filter(
  ({ path }) => !/\.test\.tsx?$|\/testing[./]/.test(path),
)

const outside = (place: RegExp) => sources.filter(({ path }) => !place.test(path))
const saying = (pattern: RegExp, files: typeof sources) =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

test('only store.ts files, and the database’s own folder, contain SQL', () => {
  const sql =
    /\bsql`|\bsql<|\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\b(pool|client|connection)\.query\(/
  assert.deepEqual(saying(sql, outside(/[/-]store\.ts$|^packages\/server\/src\/db\//)), [])
})

test('only server/src/http knows the HTTP library', () => {
  const knowing = outside(/^packages\/server\/src\/http\//).filter(({ text }) =>
    importsOf(text).some(({ from }) => /^(hono|@hono)(\/|$)/.test(from)),
  )
  assert.deepEqual(
    knowing.map(({ path }) => path),
    [],
  )
})

test('only signing folders touch private keys', () => {
  const touching = outside(/\/signing\//).flatMap(({ path, text }) =>
    importsOf(text)
      .filter(({ from }) => /^(node:crypto|jose)/.test(from))
      .flatMap(({ names }) => names.filter((name) => touchesPrivateKeys.has(name)))
      .map((name) => `${path} imports ${name}`),
  )
  assert.deepEqual(touching, [])
})

test('only entry points and settings read the environment', () => {
  const place = /\/(main|config|settings)\.ts$|\/(bin|cli|config)\//
  assert.deepEqual(saying(/\bprocess\.env\b/, outside(place)), [])
})

test('production code has no hooks for tests', () => {
  const hook = /NODE_ENV|NODE_TEST_CONTEXT|from 'node:test'|\/testing[./]/
  assert.deepEqual(saying(hook, sources), [])
})

const touchesPrivateKeys = new Set([
  'createPrivateKey',
  'generateKeyPair',
  'generateKeyPairSync',
  'sign',
  'createSign',
  'CompactSign',
  'FlattenedSign',
  'GeneralSign',
  'SignJWT',
  'importPKCS8',
])
