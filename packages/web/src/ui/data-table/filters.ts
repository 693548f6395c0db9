/** One filter of a list: a name of its query, and what can be chosen for it. */
export type Filter =
  | {
      readonly name: string
      readonly label: string
      readonly kind?: 'choice'
      readonly options: readonly { readonly value: string; readonly label: string }[]
    }
  | {
      readonly name: string
      readonly label: string
      /** A day; the service gets its beginning in UTC. */
      readonly kind: 'day'
    }

/** What a chip says of a filter that is set. */
export const toldValue = (filter: Filter, value: string, day: (value: string) => string): string =>
  'options' in filter ? (filter.options.find((each) => each.value === value)?.label ?? value) : day(value)

/** A day of a date field as the instant the service is asked with, and back. */
export const instantOfDay = (day: string): string | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : null
export const dayOfInstant = (instant: string): string => instant.slice(0, 10)
