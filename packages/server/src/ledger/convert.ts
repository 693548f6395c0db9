import type { MovementReply } from '@tenure/contract'
import type { Movement } from '@tenure/core'
import { rfc3339 } from '../http/rfc3339.ts'

export const movementToApi = ({ partnerId: _, at, ...movement }: Movement): MovementReply => ({
  ...movement,
  at: rfc3339(at),
})
