import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import type { JudgedTime } from '@tenure/core'
import type { HistoryFact } from './fact.ts'
import { openHistory, type History } from './open-history.ts'

const limits = { entries: 20, upgradesAsked: 5 }
const came = (n: number): HistoryFact => ({
  kind: 'license-came',
  licenseId: `license-${n}`,
  description: '10-device capacity',
})
const asked: HistoryFact = { kind: 'upgrade-asked', version: '3.5', allowed: false, reason: 'no' }

let folder: string
let failures: unknown[]
let now: JudgedTime
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-history-'))
  failures = []
  now = { at: Date.UTC(2026, 2, 10, 9), certain: true }
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (): History =>
  openHistory({ folder, now: () => now, limits, failed: (error) => failures.push(error) })
const kinds = (history: History): string[] => history.page(200, null).items.map(({ kind }) => kind)

test('what was noted is read newest first, also by the next process, with how certain its time was', () => {
  const first = open()
  first.note(() => [came(1), { kind: 'answer-applied', generation: 1 }])
  now = { at: Date.UTC(2026, 2, 11), certain: false }
  first.note(() => [{ kind: 'account-set' }])
  first.close()
  const second = open()
  assert.deepEqual(second.page(2, null), {
    items: [
      { id: 3, at: '2026-03-11T00:00:00.000Z', certain: false, kind: 'account-set' },
      { id: 2, at: '2026-03-10T09:00:00.000Z', certain: true, kind: 'answer-applied', generation: 1 },
    ],
    next: 2,
  })
  assert.deepEqual(second.page(2, 2), {
    items: [{ id: 1, at: '2026-03-10T09:00:00.000Z', certain: true, ...came(1) }],
    next: null,
  })
  second.close()
})

test('pages put together are the whole, each entry once', () => {
  const history = open()
  for (let n = 1; n <= 17; n++) history.note(() => [came(n)])
  const ids: number[] = []
  for (let before: number | null = null; ;) {
    const page = history.page(5, before)
    ids.push(...page.items.map(({ id }) => id))
    before = page.next
    if (before === null) break
  }
  assert.deepEqual(
    ids,
    Array.from({ length: 17 }, (_, index) => 17 - index),
  )
  history.close()
})

test('the oldest entries are forgotten beyond the limit, and no id is given twice', () => {
  const history = open()
  for (let n = 1; n <= 30; n++) history.note(() => [came(n)])
  const { items } = history.page(200, null)
  assert.equal(items.length, limits.entries)
  assert.deepEqual([items[0]?.id, items.at(-1)?.id], [30, 11])
  history.close()
})

test('who asks for upgrades again and again pushes out nothing but earlier questions', () => {
  const history = open()
  history.note(() => [came(1)])
  for (let n = 1; n <= 100; n++) history.note(() => [asked])
  assert.deepEqual(kinds(history), [
    ...Array<string>(limits.upgradesAsked).fill('upgrade-asked'),
    'license-came',
  ])
  history.close()
})

test('nothing is written where nothing happened', () => {
  const history = open()
  history.note(() => [])
  assert.deepEqual(history.page(10, null), { items: [], next: null })
  history.close()
})

test('T8: what cannot be written or worked out is told, and stops nobody', () => {
  const history = open()
  const mistake = new Error('of the facts')
  history.note(() => {
    throw mistake
  })
  assert.deepEqual(failures, [mistake])
  history.close()
  history.note(() => [came(1)])
  assert.equal(failures.length, 2)
})

test('T8: a damaged history is set aside and a new one begins', () => {
  writeFileSync(
    join(folder, 'history.sqlite'),
    'this is no database, and long enough to be looked at'.repeat(20),
  )
  const history = open()
  history.note(() => [came(1)])
  assert.deepEqual(kinds(history), ['license-came'])
  assert.equal(failures.length, 1)
  assert.ok(existsSync(join(folder, 'history.sqlite.damaged')))
  history.close()
})

test('T8: where the disk takes no history at all, it is kept in memory', () => {
  mkdirSync(join(folder, 'history.sqlite'))
  mkdirSync(join(folder, 'history.sqlite.damaged', 'in-the-way'), { recursive: true })
  const history = open()
  history.note(() => [came(1)])
  assert.deepEqual(kinds(history), ['license-came'])
  assert.equal(failures.length, 2)
  history.close()
})
