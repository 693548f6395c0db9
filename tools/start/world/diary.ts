import { ProblemError } from '@tenure/sdk'
import type { Stage } from './stage.ts'
import type { When } from './when.ts'

/** One thing that happened in the demo world, and when. */
export type Entry = {
  readonly when: When
  /** Unlike that of every other entry: its Idempotency-Keys are made of it. */
  readonly name: string
  readonly act: (stage: Stage, once: Once) => Promise<void>
}

/** The Idempotency-Key of a call within an entry: the same in every load. */
export type Once = (what: string) => { readonly idempotencyKey: string }

export type Progress = (done: number, of: number) => void

/**
 * Lets everything happen in its order, each at its time. An entry that was done before gets the answers that it got
 * then, so a load that was interrupted goes on where it stopped.
 */
export const live = async (stage: Stage, diary: readonly Entry[], progress: Progress): Promise<void> => {
  const { madeAt } = stage.seed
  const inOrder = diary
    .map((entry) => ({ ...entry, at: Math.min(entry.when(madeAt), madeAt) }))
    .toSorted((a, b) => a.at - b.at)
  for (const [done, { name, at, act }] of inOrder.entries()) {
    progress(done, inOrder.length)
    stage.clock.at = at
    await act(stage, (what) => ({ idempotencyKey: `demo-world-${name}-${what}` })).catch((error: unknown) => {
      throw error instanceof ProblemError
        ? new Error(`The demo world: ${name}: ${error.message}`, { cause: error })
        : error
    })
  }
  progress(inOrder.length, inOrder.length)
}
