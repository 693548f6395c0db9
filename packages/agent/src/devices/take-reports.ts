import { decideControllerAction, type ControllerFacts } from '@tenure/core'
import type { AgentProblem } from '../result.ts'
import type { Protocol } from './device.ts'
import type { Draft } from './draft.ts'

/** What the bus tells of a field device; null where it does not say. */
export type DeviceReport =
  | {
      readonly kind: 'seen'
      readonly id: string
      readonly protocol: Protocol
      readonly name: string | null
      readonly provisioned: boolean | null
    }
  | { readonly kind: 'gone'; readonly id: string }

export type TakenReports = {
  /** Devices that were not taken into the registry, because `refusal`. */
  readonly refused: readonly string[]
  readonly refusal: AgentProblem | null
}

/** Brings the registry in line with what was told, in the order in which it was told. */
export const takeReports = (
  draft: Draft,
  reports: readonly DeviceReport[],
  controller: ControllerFacts,
): TakenReports => {
  // C7: a device that shows itself on the bus is discovered; on a Pi that needs core.
  const allowed = decideControllerAction('discover', controller)
  const refused: string[] = []
  for (const report of reports) {
    const device = draft.find(report.id)
    if (report.kind === 'gone') {
      if (device !== undefined) draft.remove(report.id)
    } else if (device !== undefined) {
      const { name, provisioned } = report
      // C3: it may say that it is provisioned without having a seat; that is shown, and refused all the same.
      draft.put({
        ...device,
        name: name ?? device.name,
        provisioned: provisioned ?? device.provisioned,
      })
    } else if (allowed.ok) {
      const { id, protocol, name, provisioned } = report
      draft.add({ id, protocol, internal: false, name: name ?? id, provisioned: provisioned ?? false })
    } else refused.push(report.id)
  }
  return { refused, refusal: refused.length > 0 && !allowed.ok ? allowed.refusal : null }
}
