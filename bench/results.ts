import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Measure } from './measure.ts'

export type Results = Readonly<Record<string, number>>

/** What was measured now replaces what was measured before; what was not measured now stays. */
export const merge = (before: Results, measures: readonly Measure[]): Results => {
  const all = { ...before, ...Object.fromEntries(measures.map(({ key, value }) => [key, value])) }
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

export const readResults = (file: string): Results =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {}

export const writeResults = (file: string, results: Results): void =>
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)

/** A table for people: key, value, unit. */
export const table = (measures: readonly Measure[]): readonly string[] => {
  const width = Math.max(...measures.map(({ key }) => key.length))
  return measures.map(({ key, value, unit }) => `${key.padEnd(width)}  ${String(value).padStart(9)} ${unit}`)
}
