import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Address, Answer, AnyInput } from '../../portals/ask.ts'
import { askAnything, useActingAs } from '../../portals/use-ask.ts'
import { notReached, Refusal } from '../../ui/refusal.ts'

export type Preview = Answer<'POST /v1/exchange/preview'>
export type ExchangeAnswer = Answer<'POST /v1/exchange'>
export type CarriedLicense = Answer<'POST /v1/exchange/license'>

/** A line in a basement may swallow an answer: after so long somebody is told, and can ask again. */
const PATIENCE_MS = 30_000

/** @throws Refusal, also where nothing answers in time. */
export const askPatiently = async <A extends Address>(address: A, input: AnyInput): Promise<Answer<A>> => {
  try {
    return await askAnything(address, { ...input, signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      throw new Refusal(notReached('service'), 0, { cause: error })
    throw error
  }
}

const carrying = (jws: string, licenseId: string | null): AnyInput => ({
  body: jws,
  bodyType: 'application/jose',
  query: { licenseId },
})

/** What the exchange of this request would do; changes nothing. With a License ID it may name no other license (A2). */
export const usePreview = (jws: string, licenseId: string | null) => {
  const as = useActingAs()
  return useQuery({
    queryKey: ['carry', 'preview', as, jws, licenseId],
    queryFn: () => askPatiently('POST /v1/exchange/preview', { ...carrying(jws, licenseId), as }),
    refetchOnWindowFocus: false,
  })
}

/**
 * Does the exchange of this request, and gives its answer. Asking again is safe however often: the same request gets the
 * same answer (O3). So this is a question rather than an action, and a page that was loaded again has it again.
 */
export const useAnswer = (jws: string, licenseId: string | null) => {
  const as = useActingAs()
  const queries = useQueryClient()
  return useQuery({
    queryKey: ['carry', 'answer', as, jws, licenseId],
    queryFn: async () => {
      const answer = await askPatiently('POST /v1/exchange', { ...carrying(jws, licenseId), as })
      queries.removeQueries({ queryKey: ['carry', 'preview'] })
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'answer' })
      return answer
    },
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
  })
}

/** A2: what a License ID alone tells. */
export const useCarriedLicense = (licenseId: string | null) =>
  useQuery({
    queryKey: ['carry', 'license', licenseId],
    queryFn: () => askPatiently('POST /v1/exchange/license', { body: { licenseId }, as: null }),
    enabled: licenseId !== null,
    retry: false,
  })
