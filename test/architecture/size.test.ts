import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectFiles } from '../../tools/project-files.ts'

const files = projectFiles(/^(packages|tools|test|bench)\/.*\.tsx?$/)
const linesOf = (text: string) => text.split('\n').length - 1

test('no file is longer than 400 lines', () => {
  const long = files
    .filter(({ text }) => linesOf(text) > 400)
    .map(({ path, text }) => `${path}: ${linesOf(text)}`)
  assert.deepEqual(long, [])
})

test('there are at least as many lines of tests as of code', () => {
  const isTest = (path: string) => /\.test\.tsx?$|^test\/|\/testing[./]/.test(path)
  // What people read in two languages is prose, and how it is laid out is markup: a browser walks it. What is generated
  // nobody wrote, and the demo's accounts and controllers are data.
  const isProse = (path: string) =>
    /^packages\/web\/src\/.*((texts|-de|pages)\.ts|\.tsx)$/.test(path) ||
    path === 'packages/server/src/db/schema.ts' ||
    path.startsWith('tools/start/world/tables/')
  const counted = files.filter(({ path }) => !isProse(path))
  const count = (wanted: boolean) =>
    counted
      .filter(({ path }) => isTest(path) === wanted)
      .reduce((lines, { text }) => lines + linesOf(text), 0)
  assert.ok(count(true) >= count(false), `${count(true)} lines of tests, ${count(false)} of code`)
})

test('no file or folder is named after nothing', () => {
  const empty = /(^|\/)(utils?|helpers?|common|lib|misc|managers?|services?)(\/|\.tsx?$)/
  assert.deepEqual(
    files.map(({ path }) => path).filter((path) => empty.test(path)),
    [],
  )
})
