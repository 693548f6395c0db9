import { useLocation, useRouter } from '@tanstack/react-router'

/** What the query of the address says: texts by their names. */
export type SearchState = Readonly<Record<string, string>>

type Change = {
  /** The same entry of the history again, rather than the next one. */
  readonly replace?: boolean
  /** Kept with the entry of the history, and not seen in the address. */
  readonly state?: Readonly<Record<string, unknown>>
}

/** The query of the address as state of the page; `change({ kind: null })` takes something out of it. */
export const useSearchState = () => {
  const router = useRouter()
  const location = useLocation()
  const change = (
    patch: Readonly<Record<string, string | null>>,
    { replace = false, state = {} }: Change = {},
  ): void =>
    void router.navigate({
      to: '.',
      search: (before: SearchState) => changed(before, patch),
      state: (before: object) => ({ ...before, ...state }),
      replace,
      resetScroll: false,
    } as never)
  return {
    search: location.search as SearchState,
    state: location.state as unknown as Readonly<Record<string, unknown>>,
    change,
  }
}

/** What is null, or empty, is not in the address. */
export const changed = (before: SearchState, patch: Readonly<Record<string, string | null>>): SearchState =>
  Object.fromEntries(
    Object.entries({ ...before, ...patch }).filter(
      (entry): entry is [string, string] => entry[1] !== null && entry[1] !== '',
    ),
  )
