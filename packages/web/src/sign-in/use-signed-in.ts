import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sessionQuery } from '../portals/session.ts'
import { useGo } from '../ui/page-link.tsx'
import { useSearchState } from '../ui/search-state.ts'
import { whereNext } from './where-next.ts'

/**
 * What was wanted when this page was opened. The address is already that of the next page while this one still leads
 * there.
 */
export const useWanted = (): string | undefined => {
  const { next } = useSearchState().search
  const [wanted] = useState(next)
  return wanted
}

/** Leads on who has just signed in. Nothing stays of what somebody else saw here before. */
export const useSignedIn = (wanted: string | undefined): (() => Promise<void>) => {
  const queries = useQueryClient()
  const go = useGo()
  return async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
    go(whereNext(session?.places ?? [], wanted, location.origin), { replace: true })
  }
}
