import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { openFolder, readIfThere, removeDurably, writeAtomically } from './atomic-file.ts'
import { lockState } from './lock/store.ts'
import { openStateFiles, StateDamagedError } from './state-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-state-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `work` and lists the file system's calls in their order. */
const traced = (work: () => void): string[] => {
  const calls: string[] = []
  const { fsyncSync, renameSync, rmSync: remove } = fs
  fs.fsyncSync = (file) => {
    calls.push(fs.fstatSync(file).isDirectory() ? 'fsync folder' : 'fsync file')
    fsyncSync(file)
  }
  fs.renameSync = (...args) => {
    calls.push('rename')
    renameSync(...args)
  }
  fs.rmSync = (...args) => {
    calls.push('remove')
    remove(...args)
  }
  syncBuiltinESMExports()
  try {
    work()
  } finally {
    Object.assign(fs, { fsyncSync, renameSync, rmSync: remove })
    syncBuiltinESMExports()
  }
  return calls
}

test('a write is on the disk before it replaces the old text, and the folder knows before it returns', () => {
  assert.deepEqual(
    traced(() => writeAtomically(folder, 'a', 'new')),
    ['fsync file', 'rename', 'fsync folder'],
  )
  assert.equal(readIfThere(folder, 'a'), 'new')
})

test('a removal does not come back after a power cut', () => {
  writeAtomically(folder, 'a', 'x')
  assert.deepEqual(
    traced(() => removeDurably(folder, 'a')),
    ['remove', 'fsync folder'],
  )
  assert.equal(readIfThere(folder, 'a'), null)
  removeDurably(folder, 'a')
})

test('a write that fails leaves the old text whole', () => {
  writeAtomically(folder, 'a', 'old')
  const { renameSync } = fs
  fs.renameSync = () => {
    throw new Error('ENOSPC')
  }
  syncBuiltinESMExports()
  assert.throws(() => writeAtomically(folder, 'a', 'new'), /ENOSPC/)
  fs.renameSync = renameSync
  syncBuiltinESMExports()
  assert.equal(readIfThere(folder, 'a'), 'old')
})

test('what the agent writes is for its user alone', () => {
  const inner = openFolder(join(folder, 'state'))
  writeAtomically(inner, 'a', 'x')
  assert.equal(statSync(inner).mode & 0o777, 0o700)
  assert.equal(statSync(join(inner, 'a')).mode & 0o777, 0o600)
})

test('a file that is longer than any of ours is not read into memory as one', () => {
  writeFileSync(join(folder, 'a'), 'x'.repeat(2000))
  assert.throws(() => readIfThere(folder, 'a', 1000), RangeError)
})

test('what was written is read again, and what was never written is null', () => {
  const files = openStateFiles(folder, folder)
  assert.deepEqual([files.account.read(), files.licenseFile.read(), files.clock.read()], [null, null, null])
  files.account.write({ customerId: '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11', name: null })
  files.licenseFile.write('a.b.c')
  files.clock.write({ highWaterAt: 5 })
  const again = openStateFiles(folder, folder)
  assert.equal(again.account.read()?.customerId, '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11')
  assert.equal(again.licenseFile.read(), 'a.b.c')
  assert.equal(again.clock.read()?.highWaterAt, 5)
  assert.deepEqual(readdirSync(folder).toSorted(), ['account.json', 'clock.json', 'license-file.jws'])
})

test('a file that somebody edited into something else is named, and not overwritten', () => {
  writeFileSync(join(folder, 'account.json'), '{"customerId":5}')
  assert.throws(() => openStateFiles(folder, folder).account.read(), StateDamagedError)
  assert.equal(readFileSync(join(folder, 'account.json'), 'utf8'), '{"customerId":5}')
})

test('the lock is one process’s at a time, and free again when it lets go', () => {
  const lock = lockState(folder)
  assert.ok(lock)
  assert.equal(lockState(folder), null)
  lock.release()
  const next = lockState(folder)
  assert.ok(next)
  next.release()
})

test('a process that is killed holds no lock', async () => {
  const module = new URL('./lock/store.ts', import.meta.url).href
  const code = `const { lockState } = await import(${JSON.stringify(module)})
    globalThis.lock = lockState(${JSON.stringify(folder)}); console.log('locked'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  assert.equal(lockState(folder), null)
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await ended
  const lock = lockState(folder)
  assert.ok(lock)
  lock.release()
})
