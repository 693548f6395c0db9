import type { License } from '../agent/answers.ts'

/** One maintenance term on the timeline; `from` and `to` in percent of its width. */
export type Bar = {
  readonly licenseId: string
  readonly description: string
  readonly quantity: number
  readonly startsAt: string
  readonly endsAt: string
  readonly from: number
  readonly to: number
  readonly isCurrent: boolean
}

export type Timeline = {
  readonly bars: readonly Bar[]
  readonly today: number
  readonly years: readonly Year[]
}
export type Year = { readonly year: number; readonly at: number }

const MARGIN_MS = 30 * 86_400_000

/** What has a term, drawn from the earliest start to the latest end, with today always in sight. */
export const timelineOf = (licenses: readonly License[], today: string): Timeline => {
  const now = Date.parse(today)
  const termed = licenses.flatMap((license) =>
    license.kind === 'maintenance' && license.startsAt !== null && license.endsAt !== null
      ? [{ license, start: Date.parse(license.startsAt), end: Date.parse(license.endsAt) }]
      : [],
  )
  const first = Math.min(now, ...termed.map(({ start }) => start)) - MARGIN_MS
  const last = Math.max(now, ...termed.map(({ end }) => end)) + MARGIN_MS
  const place = (at: number): number => ((at - first) / (last - first)) * 100
  const bars = termed
    .toSorted((a, b) => a.start - b.start)
    .map(({ license, start, end }) => ({
      licenseId: license.licenseId,
      description: license.description,
      quantity: license.quantity,
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(end).toISOString(),
      from: place(start),
      to: place(end),
      isCurrent: start <= now && now < end,
    }))
  return { bars, today: place(now), years: yearsBetween(first, last, place) }
}

const yearsBetween = (first: number, last: number, place: (at: number) => number): readonly Year[] => {
  const from = new Date(first).getUTCFullYear() + 1
  const to = new Date(last).getUTCFullYear()
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({
    year: from + index,
    at: place(Date.UTC(from + index, 0, 1)),
  }))
}
