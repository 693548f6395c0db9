/** What a table shows, and how it asks for something else. The state is in the address, the rows come from the service. */
export type ListState<Item> = {
  /** Undefined until the first answer. */
  readonly items: readonly Item[] | undefined
  readonly error: unknown
  /** What is shown is of an earlier question. */
  readonly isOld: boolean
  readonly again: () => void
  readonly q: string
  readonly setQ: (q: string) => void
  /** Those that are set, by their names. */
  readonly filters: Readonly<Record<string, string>>
  readonly setFilter: (name: string, value: string | null) => void
  readonly clear: () => void
  /** As the service names it; a minus sign turns it round. */
  readonly sort: string
  readonly setSort: (sort: string) => void
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
  /** Everything that matches, page by page, in the same order. */
  readonly pages: (signal: AbortSignal) => AsyncIterable<readonly Item[]>
}
