import type { ExchangeRequest } from '@tenure/core'
import { useState } from 'react'
import { keepHere, keptHere } from './kept-here.ts'
import { readCarried } from './read-carried.ts'

/** The request that is being carried here. Only it is kept: its answer can be asked for again, and is the same (O3). */
export type CarriedRequest = {
  readonly jws: string
  readonly request: ExchangeRequest
  /** Somebody has said yes to it. */
  readonly isAsked: boolean
}

const NAME = 'request'
const ASKED = 'request-asked'

export const useCarried = (): readonly [CarriedRequest | null, (carried: CarriedRequest | null) => void] => {
  const [carried, setCarried] = useState(keptRequest)
  return [
    carried,
    (next) => {
      keepRequest(next?.jws ?? null, next?.isAsked ?? false)
      setCarried(next)
    },
  ]
}

/** Also for a page that hands a request on to the one that carries it. */
export const keepRequest = (jws: string | null, isAsked = false): void => {
  keepHere(NAME, jws)
  keepHere(ASKED, isAsked ? 'yes' : null)
}

const keptRequest = (): CarriedRequest | null => {
  const read = readCarried(keptHere(NAME) ?? '')
  return read.kind === 'request'
    ? { jws: read.jws, request: read.request, isAsked: keptHere(ASKED) === 'yes' }
    : null
}
