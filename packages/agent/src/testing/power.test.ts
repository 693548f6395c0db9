import assert from 'node:assert/strict'
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { writeAtomically } from '../state/atomic-file.ts'
import { openPower, PowerCut, type Power } from './power.ts'

let folder: string
let file: string
let power: Power
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-power-'))
  file = join(folder, 'fact')
  writeFileSync(file, 'what was there before')
  power = openPower()
})
afterEach(() => {
  power.remove()
  rmSync(folder, { recursive: true })
})

/** What the file holds after the power failed at that step of `work`, or else right after it. */
const after = (cutAt: number, work: () => void): string => {
  power.cutAt(cutAt)
  try {
    work()
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error
  }
  power.cut()
  power.back()
  return readFileSync(file, 'utf8')
}

test('a file that was written in place keeps the first half, and nothing of before', () => {
  assert.equal(
    after(1, () => writeFileSync(file, 'new text')),
    'new ',
  )
})

test('what was synced stays, whatever comes after', () => {
  const writeAndSync = (): void => {
    writeFileSync(file, 'new text')
    const open = openSync(file, 'r+')
    fsyncSync(open)
    closeSync(open)
  }
  assert.deepEqual([after(1, writeAndSync), after(2, writeAndSync)], ['new ', 'new text'])
})

test('a file that took its name before it was synced is empty', () => {
  const rename = (): void => {
    writeFileSync(`${file}.new`, 'new text')
    renameSync(`${file}.new`, file)
  }
  assert.deepEqual([after(1, rename), after(2, rename)], ['what was there before', ''])
})

test('what is written atomically is the old text or the new one at each step, and the new one once it is told', () => {
  const seen = [1, 2, 3, 4].map((step) => {
    writeFileSync(file, 'old')
    return after(step, () => writeAtomically(folder, 'fact', 'new'))
  })
  assert.deepEqual(seen, ['old', 'old', 'new', 'new'])
})

test('while the power is out nothing is written', () => {
  power.cut()
  assert.throws(() => writeFileSync(file, 'new text'), PowerCut)
  assert.throws(() => rmSync(file), PowerCut)
  power.back()
  assert.equal(readFileSync(file, 'utf8'), 'what was there before')
})
