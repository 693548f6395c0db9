import type { CaseKind, Facts, Instant, Sight } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { rfc3339 } from '../http/rfc3339.ts'
import { insertCase, lockOpenCase, MAX_EVIDENCE, writeEvidence, type Evidence } from './store.ts'

export type FoundCase = {
  readonly partnerId: string
  readonly controllerId: string
  readonly kind: CaseKind
  readonly evidence: Facts
  readonly at: Instant
  /** Of the case, if it is a new one. */
  readonly id: string
}

/**
 * Opens a case, or adds the evidence to the one that is open: per controller and kind there is one open case at
 * most. The caller holds the controller's lock (its install code's directory row).
 */
export const openCase = async (sight: Sight, tx: Tx, found: FoundCase): Promise<void> => {
  const evidence = { ...found.evidence, at: rfc3339(found.at) }
  const open = await lockOpenCase(sight, tx, found)
  if (open === null) await insertCase(tx, { ...found, evidence: [evidence] })
  else await writeEvidence(tx, open, withEvidence(open.evidence, evidence))
}

/** The first sighting says how it began, the latest how it stands; between them the oldest give way. */
export const withEvidence = (before: readonly Evidence[], added: Evidence): Evidence[] => {
  const [first, ...later] = before
  if (first === undefined) return [added]
  return [first, ...[...later, added].slice(-(MAX_EVIDENCE - 1))]
}
