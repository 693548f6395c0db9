import { useQuery } from '@tanstack/react-query'
import { askAnything, useActingAs } from '../use-ask.ts'
import { holdingsOf, type Holding } from './forecast.ts'

/** One page shows no more; an account of more controllers is cut, and says so. */
export const MOST_SHOWN = 1000

export type Holdings = { readonly holdings: readonly Holding[]; readonly isCut: boolean }

/** Everything that the controllers of an account hold now. */
export const useHoldings = (accountId: string) => {
  const as = useActingAs()
  return useQuery({
    queryKey: [as, 'holdings', accountId],
    queryFn: async ({ signal }): Promise<Holdings> => {
      const of = (cursor: string | null) => ({ accountId, limit: 200, cursor })
      const [controllers, licenses] = await Promise.all([
        readAll((cursor) => {
          const query = { ...of(cursor), status: 'active', sort: 'install-code' }
          return askAnything('GET /v1/controllers', { as, signal, query })
        }),
        readAll((cursor) => {
          const query = { ...of(cursor), at: 'controller' }
          return askAnything('GET /v1/licenses', { as, signal, query })
        }),
      ])
      return {
        holdings: holdingsOf(controllers.items, licenses.items),
        isCut: controllers.isCut || licenses.isCut,
      }
    },
  })
}

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

const readAll = async <Item>(
  ask: (cursor: string | null) => Promise<Page<Item>>,
): Promise<{ readonly items: readonly Item[]; readonly isCut: boolean }> => {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page = await ask(cursor)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null && items.length < MOST_SHOWN)
  return { items, isCut: cursor !== null }
}
