import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLanguage } from '../ui/language-context.tsx'
import { languages } from '../ui/language.ts'
import type { Place } from './acting-as.ts'
import { askAuth } from './ask-auth.ts'

export type User = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: string
  /** Whether a code of an app is set up. */
  readonly secondFactor: boolean
  /** What was proved when this session began. */
  readonly method: SignInMethod
}

export type SignInMethod = 'password' | 'password-and-code' | 'passkey' | 'email-code' | 'sso'

export type Session = { readonly user: User; readonly places: readonly Place[] }

/** Who is signed in, and where they can go; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Session | null> => {
    const { user, places } = await askAuth<Omit<Session, 'user'> & { readonly user: User | null }>(
      'GET places',
      undefined,
      signal,
    )
    return user === null ? null : { user, places }
  },
})

export const useSession = () => {
  const session = useQuery(sessionQuery)
  const { adopt } = useLanguage()
  const spoken = languages.find((each) => each === session.data?.user.language)
  useEffect(() => {
    if (spoken !== undefined) adopt(spoken)
  }, [spoken, adopt])
  return session
}

/** Ends the session here; nothing of what this person saw stays for the next one. */
export const useSignOut = () => {
  const queries = useQueryClient()
  return async (to: string): Promise<void> => {
    await askAuth('POST sign-out', {})
    queries.clear()
    location.assign(to)
  }
}
