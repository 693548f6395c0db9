import { watchSteps } from './steps.ts'

/** The power of the controllers in this process: it can be cut before any step that leaves a trace. */
export type Power = {
  /** The power fails at the n-th step from now: an fsync, a rename, a removal, either side of a call of the service. */
  readonly cutAt: (steps: number) => void
  /** Whether it failed. From then on nothing is written and nobody is called, until it is back. */
  readonly isOut: () => boolean
  readonly back: () => void
  /** Puts the file system and `fetch` back as they were. */
  readonly remove: () => void
}

export class PowerCut extends Error {
  override readonly name = 'PowerCut'
}

/**
 * Like `die-at.preload.ts`, within one process and so a thousand times faster: what would be killed throws instead,
 * and whatever it then tries to write throws as well, so that the disk is as the power cut left it.
 */
export const openPower = (): Power => {
  let steps = 0
  let cutAt = Infinity
  const failing = (): void => {
    if (steps >= cutAt) throw new PowerCut()
  }
  const step = (): void => {
    steps++
    failing()
  }
  const remove = watchSteps({ step, write: failing })
  return {
    cutAt: (at) => {
      steps = 0
      cutAt = at
    },
    isOut: () => steps >= cutAt,
    back: () => {
      cutAt = Infinity
    },
    remove,
  }
}
