import type { MovementReply } from '@tenure/contract'
import { rfc3339 } from '../http/rfc3339.ts'
import type { StoredMovement } from './store.ts'

export const movementToApi = ({ partnerId: _, at, ...movement }: StoredMovement): MovementReply => ({
  ...movement,
  at: rfc3339(at),
})
