import { capacityAt, coverageAt, type Instant, type License } from '@tenure/core'
import type { ControllerReply, ControllerSeen } from '@tenure/contract'
import { rfc3339, rfc3339OrNull } from '../http/rfc3339.ts'
import type { NamedController } from './list-store.ts'
import type { StoredController } from './store.ts'

/** What the API says of a controller; capacity and maintenance are judged by the rules on what it holds at `at`. */
export const controllerToApi = (
  controller: StoredController,
  held: readonly License[],
  at: Instant,
): ControllerReply => {
  const { covered, required, maintained, endsAt } = coverageAt(held, at)
  return {
    id: controller.id,
    partnerId: controller.partnerId,
    accountId: controller.accountId,
    installCode: controller.installCode,
    status: controller.status,
    segment: controller.segment,
    model: controller.model,
    softwareVersion: controller.softwareVersion,
    generation: controller.generation,
    capacity: capacityAt(held, at),
    seatsUsed: controller.seatsUsed,
    devices: controller.devices,
    maintenance: {
      covered,
      required,
      maintained,
      endsAt: rfc3339OrNull(endsAt),
    },
    clock: controller.clock,
    noticeEmails: [...controller.noticeEmails],
    firstCapacityAt: rfc3339OrNull(controller.firstCapacityAt),
    firstSeenAt: rfc3339(controller.firstSeenAt),
    lastSeenAt: rfc3339(controller.lastSeenAt),
  }
}

export const controllerSeenToApi = (
  controller: NamedController,
  held: readonly License[],
  at: Instant,
): ControllerSeen => ({
  ...controllerToApi(controller, held, at),
  partnerName: controller.partnerName,
  accountName: controller.accountName,
})

/** What the controller holds with this partner: where it belonged before, it has the same id and holds nothing. */
export const heldBy = <Held extends License>(
  { id, partnerId }: Pick<StoredController, 'id' | 'partnerId'>,
  licenses: readonly Held[],
): Held[] =>
  licenses.filter(
    ({ holder }) =>
      holder.at === 'controller' && holder.controllerId === id && holder.partnerId === partnerId,
  )
