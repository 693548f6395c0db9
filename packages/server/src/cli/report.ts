import type { Problem } from '../http/handler.ts'

/** What a command has to say when it is done: to people line by line, with `--json` as one value. */
export type Report = {
  readonly lines: readonly string[]
  readonly json: unknown
  /** False: it was done, and what it found is not good. */
  readonly good?: boolean
}

/** A rule or a check refused; nothing was done. */
export class Refused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.sentence)
    this.name = 'Refused'
    this.problem = problem
  }
}

/** Rows under a header, in columns as wide as their widest cell. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [header, ...rows].map(line)
}
