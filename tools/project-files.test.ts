import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectFiles } from './project-files.ts'

test('files are found by their path, in order, with their text', () => {
  const files = projectFiles(/^tools\/project-files(\.test)?\.ts$/)
  assert.deepEqual(
    files.map(({ path }) => path),
    ['tools/project-files.test.ts', 'tools/project-files.ts'],
  )
  assert.match(files[0]?.text ?? '', /files are found by their path/)
})

test('what is installed, stored or kept by git is not of the project', () => {
  assert.deepEqual(projectFiles(/node_modules\/|^\.git\/|^data\//), [])
})
