import type { Progress } from './world/diary.ts'

/**
 * Says how far the demo world is made: on a terminal in one line that grows, else in a line for each quarter. It says
 * nothing where nothing has to be made.
 */
export const showProgress = (out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>): Progress => {
  let shown = -1
  return (done, of) => {
    if (shown < 0) out.write(`${TITLE}\n`)
    const step = out.isTTY ? 1 : 25
    const percent = Math.floor((100 * done) / of / step) * step
    if (percent === shown) return
    shown = percent
    if (!out.isTTY) out.write(`  ${percent} %\n`)
    else out.write(`\r  ${bar(percent)} ${percent} %${percent === 100 ? '\n' : ''}`)
  }
}

const TITLE =
  'Making the demo world, once: 3 partners with 40 accounts, 600 licenses and 120 controllers, over a year and a half.'

const bar = (percent: number): string => '█'.repeat(Math.round(percent / 4)).padEnd(25, '░')
