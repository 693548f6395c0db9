import type { Language } from './language.ts'

/** How a language writes figures, days and instants. */
export type Formats = {
  readonly number: (value: number) => string
  /** A day (`2026-11-24`) or an instant, as a day in UTC: terms are counted there (M3). */
  readonly day: (value: string) => string
  /** An instant in the browser's time zone, to the minute. */
  readonly instant: (value: string) => string
  /** The same in UTC. */
  readonly instantUtc: (value: string) => string
  /** A month (`2026-11`), short enough to stand under a bar. */
  readonly month: (value: string) => string
  /** `a, b and c`. */
  readonly list: (values: readonly string[]) => string
}

const regions = { en: 'en-GB', de: 'de-DE' } as const satisfies Record<Language, string>

export const formatsOf = (language: Language, timeZone?: string): Formats => {
  const region = regions[language]
  const zoned = timeZone === undefined ? {} : { timeZone }
  const number = once(() => new Intl.NumberFormat(region))
  const day = once(() => new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeZone: 'UTC' }))
  const instant = once(() => new Intl.DateTimeFormat(region, { ...toTheMinute, ...zoned }))
  const instantUtc = once(() => new Intl.DateTimeFormat(region, { ...toTheMinute, timeZone: 'UTC' }))
  const month = once(
    () => new Intl.DateTimeFormat(region, { month: 'short', year: '2-digit', timeZone: 'UTC' }),
  )
  const list = once(() => new Intl.ListFormat(region, { type: 'conjunction' }))
  return {
    // Small whole numbers are their digits in each language; the first format of a page costs the browser some 70 ms.
    number: (value) =>
      Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : number().format(value),
    day: (value) => shown(value, day()),
    instant: (value) => shown(value, instant()),
    instantUtc: (value) => shown(value, instantUtc()),
    month: (value) => shown(`${value}-01`, month()),
    list: (values) => list().format(values),
  }
}

const toTheMinute = { dateStyle: 'medium', timeStyle: 'short' } as const

/** Each of these takes a browser some 15 ms to make, and a page needs two or three of them. */
const once = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined
  return () => (made ??= make())
}

/** What is no time is shown as it is: a page must not fail over a date. */
const shown = (value: string, format: Intl.DateTimeFormat): string => {
  const at = Date.parse(value)
  return Number.isNaN(at) ? value : format.format(at)
}
