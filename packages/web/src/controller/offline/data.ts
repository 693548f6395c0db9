import type { Changed, ReturnPreview } from '../agent/answers.ts'
import { getting, useChange } from '../agent/queries.ts'

/** The request that waits for its answer; `document` is what is carried. */
export type Request = {
  readonly document: string
  readonly hash: string
  readonly want: readonly string[]
  readonly give: readonly string[]
  readonly madeAt: string
  /** The page of the Customer Portal that answers it. */
  readonly carryTo: string
}

export type Asked = { readonly want: readonly string[]; readonly give: readonly string[] }

export type HandedIn = Changed & { readonly keyList: { readonly serial: number } | null }

/** O4: shown again each time the page is opened, and always the same. */
export const requestQuery = getting<Request | { readonly document: null }>('/v1/request')

export const useMakeRequest = () => useChange<Asked, Request>('POST', '/v1/request')
export const useDiscard = () => useChange<void, unknown>('DELETE', '/v1/request', () => undefined)
export const useApply = () => useChange<string, HandedIn>('POST', '/v1/apply', (documents) => ({ documents }))
export const useAddToBundle = () =>
  useChange<
    Asked & { readonly bundle: string | null },
    { readonly bundle: string; readonly requests: number }
  >('POST', '/v1/bundle/add')

export type { ReturnPreview }
