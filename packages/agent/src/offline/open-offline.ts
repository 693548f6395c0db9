import { addToBundle, decideRoom, encodeBundle, type SiteBundle } from '@tenure/core'
import type { KeyListKept } from '../exchange/accept-answer.ts'
import type { LicenseState, PendingRequest } from '../exchange/license-state.ts'
import type { Exchange, Exchanged } from '../exchange/exchange.ts'
import { readCarried } from '../exchange/read-carried.ts'
import { done, type Result } from '../result.ts'
import { readBundle } from './read-bundle.ts'

/** The exchange that a person carries (O1): what the controller hands out, and takes in. */
export type Offline = {
  /** The request that waits for its answer. */
  readonly waitingRequest: () => CarriedRequest | null
  /** O4: the request to carry, as file, text or QR code; what it gives is given up. */
  readonly prepareRequest: (
    want: readonly string[],
    give: readonly string[],
  ) => Promise<Result<CarriedRequest>>
  /** Forgets the waiting request, where it gives nothing up. */
  readonly discardRequest: () => Promise<Result<{ readonly discarded: string }>>
  /** The answer that was carried back, as a file's text. */
  readonly applyDocuments: (text: string) => Promise<Result<HandedIn>>
  /** Puts this controller's request into a site bundle, of which it gives the new text; null: into a new one. */
  readonly addToBundle: (
    bundle: string | null,
    want: readonly string[],
    give: readonly string[],
  ) => Promise<Result<{ readonly bundle: string; readonly requests: number } & CarriedRequest>>
}

/** `document` is the compact JWS. */
export type CarriedRequest = {
  readonly document: string
  readonly hash: string
  readonly want: readonly string[]
  readonly give: readonly string[]
  readonly madeAt: string
  /** The page of the Customer Portal that answers it, without a sign-in. */
  readonly carryTo: string
}

/** `keyList`: what came was a key list alone, and no license changed. */
export type HandedIn = {
  readonly refusals: Exchanged['refusals']
  readonly keyList: KeyListKept | null
}

export type OfflineParts = {
  readonly installCode: string
  readonly serviceUrl: string
  readonly state: () => LicenseState
  /** Waits for its turn at the exchange. */
  readonly take: <Value>(work: (exchange: Exchange) => Promise<Result<Value>>) => Promise<Result<Value>>
}

export const openOffline = ({ installCode, serviceUrl, state, take }: OfflineParts): Offline => {
  const carryTo = `${serviceUrl.replace(/\/+$/, '')}/customer/carry`
  const carriedRequest = ({ jws, hash, request }: PendingRequest): CarriedRequest => ({
    document: jws,
    hash,
    want: request.want,
    give: request.give,
    madeAt: new Date(request.at).toISOString(),
    carryTo,
  })
  const prepare = (want: readonly string[], give: readonly string[]): Promise<Result<CarriedRequest>> =>
    take(async (exchange) => {
      const prepared = await exchange.prepare(want, give)
      return prepared.ok ? done(carriedRequest(prepared.value)) : prepared
    })

  return {
    waitingRequest: () => {
      const { pending } = state()
      return pending === null ? null : carriedRequest(pending)
    },
    prepareRequest: prepare,
    discardRequest: () =>
      take(async (exchange) => {
        const discarded = await exchange.discard()
        return discarded.ok ? done({ discarded: discarded.value.hash }) : discarded
      }),
    applyDocuments: async (text) => {
      const carried = readCarried(text, installCode)
      if (!carried.ok) return carried
      return take(async (exchange) => {
        const applied = await exchange.apply(carried.value)
        return applied.ok
          ? done({ refusals: applied.value.refusals, keyList: applied.value.keyList })
          : applied
      })
    },
    addToBundle: async (text, want, give) => {
      // Asked first: nothing is given up for a file that cannot take it.
      const bundle: Result<SiteBundle> = text === null ? done([]) : readBundle(text)
      if (!bundle.ok) return bundle
      const room = decideRoom(bundle.value, installCode)
      if (!room.ok) return room
      const prepared = await prepare(want, give)
      if (!prepared.ok) return prepared
      const added = addToBundle(bundle.value, { installCode, request: prepared.value.document })
      if (!added.ok) return added
      const whole = `${JSON.stringify(encodeBundle(added.value), null, 1)}\n`
      return done({ bundle: whole, requests: added.value.length, ...prepared.value })
    },
  }
}
