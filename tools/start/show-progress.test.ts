import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showProgress } from './show-progress.ts'

const printed = (isTTY: boolean, steps: readonly number[]): string => {
  let text = ''
  const write = (more: string | Uint8Array) => {
    text += String(more)
    return true
  }
  const progress = showProgress({ write, isTTY })
  for (const step of steps) progress(step, 200)
  return text
}

test('where no terminal is, it prints what is made and each quarter, once', () => {
  assert.deepEqual(printed(false, [0, 1, 49, 50, 51, 100, 199, 200]).split('\n').slice(1), [
    '  0 %',
    '  25 %',
    '  50 %',
    '  75 %',
    '  100 %',
    '',
  ])
})

test('on a terminal one line grows, and ends with a new line', () => {
  const [title, line, rest] = printed(true, [0, 1, 2, 100, 200]).split('\n')
  assert.match(title ?? '', /^Making the demo world, once/)
  assert.deepEqual(
    (line ?? '').split('\r').map((each) => each.replace(/[█░ ]+/, '')),
    ['', '0 %', '1 %', '50 %', '100 %'],
  )
  assert.equal(rest, '')
})

test('where nothing has to be made, nothing is said', () => {
  assert.equal(printed(true, []), '')
})
