import type { Call } from '../http/handler.ts'
import type { Provenance } from './record-moves.ts'

/** Who moves licenses in a call of the API: the caller's token, by its name and id. */
export const provenanceOf = ({ caller, requestId, at, newId }: Call): Provenance => ({
  actor: `${caller.name} (${caller.id})`,
  requestId,
  at,
  newId,
})
