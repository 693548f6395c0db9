import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Refusal } from '../ui/refusal.ts'
import { sessionQuery } from './session.ts'

/** What the pages know of the service. */
export const openQueries = (): QueryClient => {
  /** A session that ended while a page was open is asked for again; the gate then leads to the sign-in and back. */
  const noticeEnd = (error: Error): void => {
    if (error instanceof Refusal && error.status === 401)
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError: noticeEnd }),
    mutationCache: new MutationCache({ onError: noticeEnd }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // What was refused is refused again; only a service that did not answer, or was busy, is asked once more.
        retry: (failures, error) =>
          failures < 1 && error instanceof Refusal && (error.status === 0 || error.status >= 502),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  return queries
}
