import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeNamedLicenses } from './judge-named-licenses.ts'

const idOf = (letter: string) => `${letter.repeat(8)}-0000-4000-8000-000000000000`
const [mine, other, third] = [idOf('a'), idOf('b'), idOf('c')]

const cases: readonly (readonly [want: readonly string[], give: readonly string[], others: number])[] = [
  [[], [], 0],
  [[mine], [], 0],
  [[], [mine], 0],
  [[mine], [mine], 0],
  [[other], [], 1],
  [[mine, other], [], 1],
  [[mine], [other], 1],
  [[other], [other, third], 2],
]
for (const [want, give, others] of cases)
  test(`A2: want ${want.length}, give ${give.length}, of which ${others} are others: ${others === 0 ? 'let through' : 'refused'}`, () => {
    const verdict = judgeNamedLicenses({ want, give }, mine)
    assert.equal(verdict.ok, others === 0)
    if (!verdict.ok) assert.deepEqual(verdict.refusal.facts, { licenseId: mine, others })
  })
