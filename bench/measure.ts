/** One figure: its key in results.json, and how a person reads it. */
export type Measure = { readonly key: string; readonly value: number; readonly unit: string }

/** One file of this folder: what it measures, in the order in which it is printed. */
export type Bench = {
  readonly name: string
  readonly run: () => Promise<readonly Measure[]>
}

/** The value below which the share lies (0.5 is the median), by the nearest rank. @throws for no values at all. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}

/** Three significant digits: more would only be noise. */
export const measure = (key: string, value: number, unit: string): Measure => ({
  key,
  value: Number.isInteger(value) ? value : Number(value.toPrecision(3)),
  unit,
})
