import { useQuery } from '@tanstack/react-query'
import type { LicenseSeen } from '@tenure/contract'
import { addDays, startOfDay } from '@tenure/core'
import type { ListState } from '../../ui/data-table/list-state.ts'
import { useServiceClock } from '../portal.ts'
import { askAnything, useActingAs } from '../use-ask.ts'

/** So many are grouped by their accounts; who has more is told so. */
export const MOST_ENDING = 2000

/** From today to the end of the day so many days on: whole days, so that the same question is asked all day. */
export const endingWithin = (days: number, now: number) => ({
  endsAfter: instant(startOfDay(now)),
  endsBefore: instant(addDays(startOfDay(now), days + 1)),
})

const instant = (at: number): string => new Date(at).toISOString()

/** Everything that ends in that time, soonest first. */
export const useEnding = (days: number, partnerId: string | undefined) => {
  const as = useActingAs()
  const now = useServiceClock()
  const within = endingWithin(days, now())
  return useQuery({
    queryKey: [as, 'ending', within.endsBefore, partnerId],
    queryFn: async ({ signal }) => {
      const items: LicenseSeen[] = []
      let cursor: string | null = null
      do {
        const query: Record<string, unknown> = { ...within, partnerId, sort: 'ends-at', limit: 200, cursor }
        const page = (await askAnything('GET /v1/licenses', { as, signal, query })) as {
          readonly items: readonly LicenseSeen[]
          readonly nextCursor: string | null
        }
        items.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null && items.length < MOST_ENDING)
      return { items, isCut: cursor !== null }
    },
  })
}

/** What ends of one account, or of an inventory. */
export type EndingAccount = {
  readonly key: string
  readonly accountId: string | null
  readonly accountName: string | null
  readonly partnerId: string
  readonly partnerName: string
  readonly licenses: readonly LicenseSeen[]
  readonly firstEndAt: string
  /** Of the maintenance among them. */
  readonly devices: number
  readonly controllers: number
}

/** By account, who has the soonest end first. */
export const byAccount = (licenses: readonly LicenseSeen[]): readonly EndingAccount[] =>
  [...Map.groupBy(licenses, ({ holder, partnerId }) => holder.accountId ?? partnerId).entries()]
    .flatMap(([key, of]) => {
      const [first] = of
      if (first === undefined) return []
      const controllers = of.flatMap(({ holder }) => holder.controllerId ?? [])
      return {
        key,
        accountId: first.holder.accountId,
        accountName: first.accountName,
        partnerId: first.partnerId,
        partnerName: first.partnerName,
        licenses: of,
        firstEndAt: first.endsAt ?? '',
        devices: of
          .filter(({ kind }) => kind === 'maintenance')
          .reduce((sum, { quantity }) => sum + quantity, 0),
        controllers: new Set(controllers).size,
      }
    })
    .toSorted((a, b) => a.firstEndAt.localeCompare(b.firstEndAt))

/** What was read whole, as a table shows it. */
export const listOfAll = <Item>(
  items: readonly Item[] | undefined,
  error: unknown,
  again: () => void,
): ListState<Item> => ({
  items,
  error,
  again,
  isOld: false,
  q: '',
  setQ: () => {},
  filters: {},
  setFilter: () => {},
  clear: () => {},
  sort: '',
  setSort: () => {},
  next: null,
  previous: null,
  pages: async function* () {
    yield items ?? []
  },
})
