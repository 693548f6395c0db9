import type { ListState } from '../ui/data-table/list-state.ts'
import { useSearchState } from '../ui/search-state.ts'
import type { Answer, AnyInput, AskInput, QueryOf } from './ask.ts'
import { pageCursors, trailOf } from './list-address.ts'
import { askAnything, useActingAs, useAsk, type ReadAddress } from './use-ask.ts'

/** The operations that answer page by page. */
export type ListAddress = {
  [A in ReadAddress]: Answer<A> extends Page<unknown> ? A : never
}[ReadAddress]
type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }
export type ItemOf<A extends ListAddress> = Answer<A> extends Page<infer Item> ? Item : never

type ListWishes<A extends ListAddress> = {
  /** What the list is always narrowed to: `{ accountId }`. */
  readonly query?: QueryOf<A>
  /** What a person may narrow it by; `q` is asked for by a search box. */
  readonly filters?: readonly (keyof QueryOf<A> & string)[]
  /** As the service sorts if nothing is asked for. */
  readonly sort?: string
  readonly limit?: number
  /** Where a page has two lists: what the names of this one begin with in the address. */
  readonly prefix?: string
  readonly isWanted?: boolean
} & (AskInput<A> extends { readonly params: infer Params } ? { readonly params: Params } : unknown)

const USUAL_LIMIT = 50
/** As much as one answer may have: fewest questions for an export. */
const MOST = 200

/**
 * One page of a list. What is searched, filtered, sorted and where it is stands in the address, so that Back, a bookmark
 * and a second tab work.
 */
export const useList = <A extends ListAddress>(address: A, wishes: ListWishes<A>): ListState<ItemOf<A>> => {
  const { query = {}, filters: names = [], sort: usualSort = '', limit = USUAL_LIMIT, prefix = '' } = wishes
  const as = useActingAs()
  const { search, state, change } = useSearchState()
  const named = (name: string) => prefix + name
  const given = (name: string) => search[named(name)] ?? ''
  const filters = Object.fromEntries(
    names.flatMap((name) => (given(name) === '' ? [] : [[name, given(name)]])),
  )
  const sort = given('sort') || usualSort
  const cursor = given('cursor')
  const asked = {
    ...query,
    ...filters,
    ...(given('q') === '' ? {} : { q: given('q') }),
    ...(sort === '' ? {} : { sort }),
  }
  const params = (wishes as { readonly params?: AnyInput['params'] }).params
  const input = (more: AnyInput['query']): AnyInput => ({
    ...(params === undefined ? {} : { params }),
    query: { ...asked, ...more },
  })
  const answer = useAsk(address, input({ limit, cursor }) as unknown as AskInput<A>, {
    keepsShown: true,
    isWanted: wishes.isWanted ?? true,
  })
  const page = answer.data as Page<ItemOf<A>> | undefined
  const trailKey = named('trail')
  const trail = trailOf(state[trailKey])
  /** Whatever else is asked for is looked at from its beginning. */
  const ask = (patch: Readonly<Record<string, string | null>>, replace = false) =>
    change(
      Object.fromEntries(
        Object.entries({ ...patch, cursor: null }).map(([name, value]) => [named(name), value]),
      ),
      { replace, state: { [trailKey]: [] } },
    )
  const { next, previous } = pageCursors(cursor, trail, page?.nextCursor ?? null)
  const turn = (to: typeof next) =>
    to === null ? null : () => change({ [named('cursor')]: to.cursor }, { state: { [trailKey]: to.trail } })
  return {
    items: page?.items,
    error: answer.error,
    isOld: answer.isPlaceholderData,
    again: () => void answer.refetch(),
    q: given('q'),
    setQ: (q) => ask({ q: q.trim() }, true),
    filters,
    setFilter: (name, value) => ask({ [name]: value }),
    clear: () => ask({ q: null, ...Object.fromEntries(names.map((name) => [name, null])) }),
    sort,
    setSort: (to) => ask({ sort: to === usualSort ? null : to }),
    next: answer.isPlaceholderData ? null : turn(next),
    previous: turn(previous),
    pages: async function* (signal) {
      let from: string | null = null
      do {
        const answered = (await askAnything(address, {
          ...input({ limit: MOST, cursor: from }),
          as,
          signal,
        })) as unknown as Page<ItemOf<A>>
        yield answered.items
        from = answered.nextCursor
      } while (from !== null)
    },
  }
}
