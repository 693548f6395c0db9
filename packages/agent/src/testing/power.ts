import { watchSteps } from './steps.ts'
import { openUnsynced } from './unsynced.ts'

/** The power of the controllers in this process: it can be cut before any step that leaves a trace. */
export type Power = {
  /** The power fails at the n-th step from now: an fsync, a rename, a removal, either side of a call of the service. */
  readonly cutAt: (steps: number) => void
  /** The power fails now. */
  readonly cut: () => void
  /**
   * Whether it failed. Then what was written and not synced is torn, and nothing is written and nobody is called, until
   * it is back.
   */
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
  const unsynced = openUnsynced()
  let stepsLeft = Infinity
  let isOut = false
  const cut = (): void => {
    if (!isOut) unsynced.lose()
    isOut = true
  }
  const failing = (): void => {
    if (isOut) throw new PowerCut()
  }
  const step = (): void => {
    stepsLeft--
    if (stepsLeft <= 0) cut()
    failing()
  }
  const remove = watchSteps({ step, write: failing, unsynced })
  return {
    cutAt: (steps) => {
      // What was written before, by others, has long been on the disk.
      unsynced.settle()
      stepsLeft = steps
    },
    cut,
    isOut: () => isOut,
    back: () => {
      stepsLeft = Infinity
      isOut = false
    },
    remove,
  }
}
