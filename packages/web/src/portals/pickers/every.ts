import { useQuery } from '@tanstack/react-query'
import type { ItemOf, ListAddress } from '../use-list.ts'
import { askAnything, useActingAs } from '../use-ask.ts'

/** Partners and products are few; should they be more, the first so many are offered. */
const MOST = 1000

/** All items of a short list, for a choice or a filter. */
export const useEvery = <A extends ListAddress>(address: A, isWanted = true) => {
  const as = useActingAs()
  return useQuery({
    queryKey: [as, address, 'every'],
    staleTime: 60_000,
    enabled: isWanted,
    queryFn: async ({ signal }): Promise<readonly ItemOf<A>[]> => {
      const items: ItemOf<A>[] = []
      let cursor: string | null = null
      do {
        const query: Record<string, unknown> = { limit: 200, ...(cursor === null ? {} : { cursor }) }
        const page = (await askAnything(address, { as, signal, query })) as unknown as {
          readonly items: readonly ItemOf<A>[]
          readonly nextCursor: string | null
        }
        items.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null && items.length < MOST)
      return items
    },
  })
}
