import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCycle, importGraph, importsOf } from './import-graph.ts'

test('every way to import is found, with the names it takes', () => {
  const text = [
    "import { one, type Two } from './values.ts'",
    "import type { Three } from '@tenure/core'",
    'import {\n  four,\n  five,\n} from "./not-ours.ts"',
    "import {\n  six,\n  seven,\n} from 'node:crypto'",
    "import pg from 'pg'",
    "import './effect.ts'",
    "export { eight } from './again.ts'",
    "export type * from './types.ts'",
    "const later = await import('./later.ts')",
    'const text = "import { no } from \'prose\'"',
  ].join('\n')
  assert.deepEqual(importsOf(text), [
    { from: './values.ts', names: ['one', 'type', 'Two'] },
    { from: '@tenure/core', names: ['Three'] },
    { from: 'node:crypto', names: ['six', 'seven'] },
    { from: 'pg', names: ['pg'] },
    { from: './again.ts', names: ['eight'] },
    { from: './types.ts', names: [] },
    { from: './effect.ts', names: [] },
    { from: './later.ts', names: [] },
  ])
})

test('imports are resolved to files of the project; what is not of it is left out', () => {
  const graph = importGraph([
    {
      path: 'packages/a/src/one/here.ts',
      text: "import { x } from '../two/there.ts'\nimport pg from 'pg'\n",
    },
    { path: 'packages/a/src/two/there.ts', text: "import { y } from '@tenure/core'\n" },
  ])
  assert.deepEqual(Object.fromEntries(graph), {
    'packages/a/src/one/here.ts': ['packages/a/src/two/there.ts'],
    'packages/a/src/two/there.ts': ['packages/core/src/index.ts'],
  })
})

const graphOf = (edges: Record<string, readonly string[]>) => new Map(Object.entries(edges))

test('a cycle is found however long it is, and told as the chain that closes it', () => {
  assert.deepEqual(findCycle(graphOf({ a: ['b'], b: ['c'], c: ['b'] })), ['b', 'c', 'b'])
  assert.deepEqual(findCycle(graphOf({ a: ['a'] })), ['a', 'a'])
})

test('two ways to one file are no cycle', () => {
  assert.equal(findCycle(graphOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })), null)
})
