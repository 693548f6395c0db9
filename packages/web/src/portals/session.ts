import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Place } from './acting-as.ts'
import { send } from './ask.ts'

export type User = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: string
  /** Whether one is set up. */
  readonly secondFactor: boolean
}

export type Session = { readonly user: User; readonly places: readonly Place[] }

/** Who is signed in, and where they can go; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Session | null> => {
    const answer = await send('/auth/places', { credentials: 'same-origin', signal })
    return (answer as { readonly user: unknown }).user === null ? null : (answer as Session)
  },
})

export const useSession = () => useQuery(sessionQuery)

/** Ends the session here; nothing of what this person saw stays for the next one. */
export const useSignOut = () => {
  const queries = useQueryClient()
  return async (to: string): Promise<void> => {
    await send('/auth/sign-out', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    queries.clear()
    location.assign(to)
  }
}
