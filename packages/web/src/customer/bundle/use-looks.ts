import { useEffect, useState } from 'react'
import type { SiteBundle } from '@tenure/core'
import type { Refusal } from '../../ui/refusal.ts'
import type { Preview } from '../exchange/calls.ts'
import { lookAt } from './calls.ts'

/** So many at a time: the service answers others as well. */
const AT_A_TIME = 4

export type Looks = ReadonlyMap<number, Preview | Refusal>

/** What each request would do, as the service says it, until it does not say any more or it is not wanted. */
export const useLooks = (bundle: SiteBundle, isWanted: boolean): Looks => {
  const [looks, setLooks] = useState<Looks>(new Map())
  useEffect(() => {
    if (!isWanted) return
    let isOver = false
    const queue = bundle.entries()
    const work = async (): Promise<void> => {
      for (const [place, { request }] of queue) {
        if (isOver) return
        const look = await lookAt(request)
        setLooks((before) => new Map(before).set(place, look))
      }
    }
    // Without it the table says what the requests themselves say; the bundle can be carried all the same.
    Promise.all(Array.from({ length: AT_A_TIME }, work)).catch(() => {
      isOver = true
    })
    return () => {
      isOver = true
    }
  }, [bundle, isWanted])
  return looks
}
