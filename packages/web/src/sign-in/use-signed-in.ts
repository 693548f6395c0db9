import { useQueryClient } from '@tanstack/react-query'
import { useGo } from '../ui/page-link.tsx'
import { useSearchState } from '../ui/search-state.ts'
import { sessionQuery } from '../portals/session.ts'
import { whereNext } from './where-next.ts'

/** Leads on who has just signed in. Nothing stays of what somebody else saw here before. */
export const useSignedIn = (): (() => Promise<void>) => {
  const queries = useQueryClient()
  const go = useGo()
  const { search } = useSearchState()
  return async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
    go(whereNext(session?.places ?? [], search['next'], location.origin), { replace: true })
  }
}
