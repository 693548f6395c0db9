import { useInfiniteQuery } from '@tanstack/react-query'
import type { Problem } from '../../ui/refusal.ts'
import { call } from '../../ui/call.ts'

type Carried = { readonly want: readonly string[]; readonly give: readonly string[] }
type Seats = { readonly count: number; readonly first: readonly string[] }

export type Entry = { readonly id: number; readonly at: string; readonly certain: boolean } & (
  | {
      readonly kind: 'license-came' | 'license-left'
      readonly licenseId: string
      readonly description: string
    }
  | { readonly kind: 'account-set' | 'request-dropped' }
  | ({ readonly kind: 'request-made' | 'request-shown' } & Carried)
  | { readonly kind: 'answer-applied'; readonly generation: number }
  | {
      readonly kind: 'refused'
      readonly licenseId: string
      readonly code: Problem['code']
      readonly sentence: string
      readonly remedy: string
    }
  | ({ readonly kind: 'seats-gained' | 'seats-lost' } & Seats)
  | { readonly kind: 'seat-moved'; readonly from: string; readonly to: string }
  | { readonly kind: 'device-replaced'; readonly device: string; readonly by: string }
  | { readonly kind: 'upgrade-asked'; readonly version: string; readonly allowed: boolean }
)

type HistoryPage = { readonly items: readonly Entry[]; readonly next: number | null }

export const useHistory = () =>
  useInfiniteQuery({
    queryKey: ['history'],
    queryFn: ({ pageParam }) =>
      call<HistoryPage>('GET', `/v1/history?limit=50${pageParam === null ? '' : `&before=${pageParam}`}`),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    // What is in the cache may be of before the last change.
    refetchOnMount: 'always',
  })
