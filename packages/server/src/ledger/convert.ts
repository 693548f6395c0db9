import type { MovementReply } from '@tenure/contract'
import type { Movement } from '@tenure/core'
import { rfc3339 } from '../http/rfc3339.ts'

export const movementToApi = (movement: Movement): MovementReply => ({
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
