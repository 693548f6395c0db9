import type { Answer } from '../../portals/ask.ts'
import { Refusal } from '../../ui/refusal.ts'
import { askPatiently, type Preview } from '../exchange/calls.ts'

export type BundleAnswers = Answer<'POST /v1/exchange/bundle'>

export const sendBundle = (requests: readonly string[]): Promise<BundleAnswers> =>
  askPatiently('POST /v1/exchange/bundle', { body: { requests } })

/** What one request would do, or why nothing. @throws Refusal, where the service does not say. */
export const lookAt = async (jws: string): Promise<Preview | Refusal> => {
  try {
    return await askPatiently('POST /v1/exchange/preview', { body: jws, bodyType: 'application/jose' })
  } catch (error) {
    // The service has judged this request; anything else is about the line, and the next one fares no better.
    if (error instanceof Refusal && error.status >= 400 && error.status < 500 && error.status !== 429)
      return error
    throw error
  }
}
