import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SiteBundle } from '@tenure/core'
import { carryBundle, type BundleAnswer } from './carry-bundle.ts'
import { sendBundle } from './calls.ts'

/** The answers to a bundle, by their places, as far as they have come. */
export type Carrying = {
  readonly answers: readonly BundleAnswer[]
  readonly isBusy: boolean
  readonly error: unknown
  /** For how long the service asks for patience. */
  readonly patience: number | null
  readonly goOn: () => void
  readonly stop: () => void
}

export const useBundleCarrying = (bundle: SiteBundle): Carrying => {
  const queries = useQueryClient()
  const [answers, setAnswers] = useState<readonly BundleAnswer[]>([])
  const [patience, setPatience] = useState<number | null>(null)
  const stopped = useRef(false)
  useEffect(
    () => () => {
      stopped.current = true
    },
    [],
  )
  const carry = useMutation({
    mutationFn: () => {
      stopped.current = false
      return carryBundle(
        bundle.map(({ request }) => request),
        answers.length,
        {
          send: sendBundle,
          came: (_, more) => setAnswers((before) => [...before, ...more]),
          waiting: setPatience,
          sleep: (seconds) => new Promise((resolve) => void setTimeout(resolve, seconds * 1000)),
          isStopped: () => stopped.current,
        },
      )
    },
    onSettled: () => {
      setPatience(null)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'carry' })
    },
  })
  return {
    answers,
    isBusy: carry.isPending,
    error: carry.error,
    patience,
    goOn: () => carry.mutate(),
    stop: () => {
      stopped.current = true
    },
  }
}
