import type { FieldError } from '../../ui/refusal.ts'

/** One line of the order as it was written, and what is wrong with it. */
export type PreviewLine = {
  /** The head is line 1. */
  readonly line: number
  readonly text: string
  readonly isHead: boolean
  readonly findings: readonly FieldError[]
}

/** So many lines are shown of a long order, besides those with findings. */
export const SHOWN_LINES = 100

/** The lines of an order with the findings of the service beside them; empty lines are left out, as it leaves them out. */
export const previewLines = (csv: string, errors: readonly FieldError[]): readonly PreviewLine[] => {
  const findings = Map.groupBy(errors, ({ line }) => line ?? 1)
  return csv
    .split(/\r\n|\n|\r/)
    .map((text, nth) => ({
      line: nth + 1,
      text,
      isHead: nth === 0,
      findings: findings.get(nth + 1) ?? [],
    }))
    .filter(({ text, findings: found }) => text.trim() !== '' || found.length > 0)
    .filter(({ findings: found }, nth) => nth < SHOWN_LINES || found.length > 0)
}
