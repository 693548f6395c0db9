import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { controllerNotFound, controllerNotReplaced } from './refusals.ts'

export type ReinstateFacts = {
  /** Null where the caller can see no such controller (A4). */
  readonly controller: {
    readonly installCode: string
    readonly status: 'active' | 'pending' | 'replaced' | 'left'
  } | null
}

/**
 * T6: a controller that was given up and turns out to live is used again. Its licenses stay where they were moved:
 * it holds nothing until it activates anew.
 */
export const decideReinstate = ({ controller }: ReinstateFacts): Verdict<'reinstate'> => {
  if (controller === null) return refused(controllerNotFound())
  return controller.status === 'replaced'
    ? granted('reinstate')
    : refused(controllerNotReplaced(controller.installCode, controller.status))
}
