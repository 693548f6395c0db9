import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { openStateFiles } from '../state/state-files.ts'
import { openNotes } from './notes.ts'

const first = '11111111-1111-4111-8111-111111111111'
const second = '22222222-2222-4222-8222-222222222222'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-notes-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const open = () => openNotes(openStateFiles(folder, folder))

test('a note outlives the process, and an empty one takes it away', () => {
  open().write(first, 'cellar, left', [first])
  assert.deepEqual(open().all(), { [first]: 'cellar, left' })
  open().write(first, '', [first])
  assert.deepEqual(open().all(), {})
})

test('notes on licenses that are gone do not pile up', () => {
  open().write(first, 'old', [first])
  open().write(second, 'new', [second])
  assert.deepEqual(open().all(), { [second]: 'new' })
})

test('a damaged file says nothing, and is mended by the next note', () => {
  writeFileSync(join(folder, 'notes.json'), '{"who": ')
  assert.deepEqual(open().all(), {})
  open().write(first, 'again', [first])
  assert.match(readFileSync(join(folder, 'notes.json'), 'utf8'), /again/)
})
