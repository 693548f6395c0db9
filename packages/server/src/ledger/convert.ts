import type { MovementSeen } from '@tenure/contract'
import { rfc3339 } from '../http/rfc3339.ts'
import type { NamedMovement } from './list-store.ts'

export const movementToApi = (movement: NamedMovement): MovementSeen => ({
  id: movement.id,
  licenseId: movement.licenseId,
  from: movement.from,
  to: movement.to,
  reason: movement.reason,
  note: movement.note,
  actor: movement.actor,
  requestId: movement.requestId,
  at: rfc3339(movement.at),
})
