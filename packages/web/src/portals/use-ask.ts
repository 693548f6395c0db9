import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { useLocation } from '@tanstack/react-router'
import { Refusal } from '../ui/refusal.ts'
import { actingAs, type ActingAs } from './acting-as.ts'
import { ask, type Address, type Answer, type AnyInput, type AskArguments, type AskInput } from './ask.ts'
import { isDecided, type KeyKeeping } from './key-keeping.ts'

export type ReadAddress = Extract<Address, `GET ${string}`>
export type ActAddress = Exclude<Address, ReadAddress>

/** For whom this page acts. */
export const useActingAs = (): ActingAs | null =>
  useLocation({ select: ({ pathname }) => actingAs(pathname) })

/** What is asked is kept for whom it was asked, and under the operation: `[as, address, input]`. */
export const askQuery = <A extends ReadAddress>(
  as: ActingAs | null,
  address: A,
  ...[input]: AskArguments<A>
) =>
  queryOptions<Answer<A>>({
    queryKey: [as, address, input ?? {}],
    queryFn: ({ signal }) => askAnything<A>(address, { ...input, as, signal }),
  })

type Wishes = {
  /** False: not yet, because something it needs is not known. */
  readonly isWanted?: boolean
  /** What was shown stays until the next answer is there. */
  readonly keepsShown?: boolean
}

/** Reads: `const license = useAsk('GET /v1/licenses/{id}', { params: { id } })`, for `<Answered query={license}>`. */
export const useAsk = <A extends ReadAddress>(address: A, input: AskInput<A>, wishes: Wishes = {}) => {
  const as = useActingAs()
  return useQuery({
    ...askQuery(as, address, ...([input] as unknown as AskArguments<A>)),
    enabled: wishes.isWanted ?? true,
    ...(wishes.keepsShown === true ? { placeholderData: keepPreviousData } : {}),
  })
}

export const KeysContext = createContext<KeyKeeping | null>(null)

/** What an action takes; whom it is for and its Idempotency-Key are seen to. */
export type ActInput<A extends Address> = Omit<AskInput<A>, 'as' | 'idempotencyKey' | 'signal'>

type Afterwards<A extends Address> = {
  readonly onSuccess?: (answer: Answer<A>) => void
  readonly onError?: (error: Error) => void
}

/**
 * Does: `const transfer = useAction('POST /v1/licenses/{id}/transfer')`, then `transfer.mutate({ params, body })`.
 * A click that is repeated after a lost answer does nothing twice; afterwards everything that is shown is asked again.
 */
export const useAction = <A extends ActAddress>(address: A) => {
  const as = useActingAs()
  const keys = use(KeysContext)
  const queries = useQueryClient()
  if (keys === null) throw new Error('useAction outside of the portals')
  const mutation = useMutation({
    mutationFn: async (input: ActInput<A>): Promise<Answer<A>> => {
      const intent = JSON.stringify([as, address, input])
      try {
        const answer = await askAnything<A>(address, { ...input, as, idempotencyKey: keys.keyFor(intent) })
        keys.decided(intent)
        return answer
      } catch (error) {
        if (error instanceof Refusal && isDecided(error.status)) keys.decided(intent)
        throw error
      }
    },
    onSettled: () => queries.invalidateQueries(),
  })
  return {
    ...mutation,
    // The library's own `mutate` says nothing to who is no longer shown, such as a row that the act removed.
    mutate: (input: ActInput<A>, { onSuccess, onError }: Afterwards<A> = {}): void =>
      void mutation.mutateAsync(input).then(onSuccess, onError ?? (() => {})),
  }
}

/** The types of what is asked were checked where it was given. */
export const askAnything = <A extends Address>(address: A, input: AnyInput): Promise<Answer<A>> =>
  ask(address, ...([input] as unknown as AskArguments<A>))
