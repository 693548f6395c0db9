import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type Method } from '../../ui/call.ts'
import { Refusal } from '../../ui/refusal.ts'
import type { Account, License, Offered, Status, User } from './answers.ts'

/** Who is signed in; null where nobody is. */
export const userQuery = queryOptions({
  queryKey: ['user'],
  queryFn: async (): Promise<User | null> => {
    try {
      return await call<User>('GET', '/iap/users/current')
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) return null
      throw error
    }
  },
})

/** A GET of the local API, asked again whenever the controller tells that something happened. */
export const getting = <Answer>(path: string) =>
  queryOptions({ queryKey: [path], queryFn: () => call<Answer>('GET', path) })

export const statusQuery = getting<Status>('/v1/status')
export const licensesQuery = getting<{ readonly items: readonly License[] }>('/v1/licenses')
export const accountQuery = getting<{ readonly account: Account | null }>('/v1/account')

/**
 * What the account offers, asked once whenever something opens that shows it. Asking the service is heard as a message,
 * which must not make it be asked again and again: `static` is what no message makes old.
 */
export const useOffers = () => useQuery({ ...getting<Offered>('/v1/offers'), staleTime: 'static', gcTime: 0 })

export const useStatus = () => useQuery(statusQuery)
/** Whether what only the Owner may (A3) is offered. */
export const useIsOwner = (): boolean => useQuery(userQuery).data?.isOwner === true

/** A call that changes something; afterwards everything that is shown is asked again. */
export const useChange = <Input, Answer>(
  method: Method,
  path: string | ((input: Input) => string),
  bodyOf: (input: Input) => unknown = (input) => input,
) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) =>
      call<Answer>(method, typeof path === 'string' ? path : path(input), bodyOf(input)),
    onSettled: () => queries.invalidateQueries(),
  })
}
