import type { CaseSeen } from '@tenure/contract'
import { approvalCodeOf, fromBase64url } from '@tenure/core'

/** One time that it was seen, as the service keeps it. */
export type Sighting = CaseSeen['evidence'][number]

/** What is set against each other: what is known here, and what came. */
export type Compared = {
  readonly field: 'key' | 'approvalCode' | 'generation' | 'file'
  readonly known: string | null
  readonly presented: string | null
}

/** What differs between what the service knows and what the controller presented; empty where nothing is compared. */
export const compareSighting = (kind: CaseSeen['kind'], seen: Sighting): readonly Compared[] => {
  switch (kind) {
    case 'key-changed':
      return [
        { field: 'approvalCode', known: codeOf(seen['knownKey']), presented: codeOf(seen['presentedKey']) },
        { field: 'key', known: textOf(seen['knownKey']), presented: textOf(seen['presentedKey']) },
      ]
    case 'generation-behind':
    case 'service-behind':
      return [
        {
          field: 'generation',
          known: textOf(seen['serviceGeneration']),
          presented: textOf(seen['controllerGeneration']),
        },
        { field: 'file', known: textOf(seen['serviceHash']), presented: textOf(seen['controllerHash']) },
      ]
    case 'dead-unit-seen':
    case 'approval-wanted':
      return []
  }
}

/** When it was seen; the beginning of the case where it does not say. */
export const seenAt = (seen: Sighting, openedAt: string): string => textOf(seen['at']) ?? openedAt

/** What else a sighting says that a person reads, by the names of the texts. */
export const detailsOf = (seen: Sighting) =>
  [
    ['installCode', textOf(seen['installCode'])],
    ['model', textOf(seen['model'])],
    ['approvalCode', codeOf(seen['presentedKey'])],
    ['generation', textOf(seen['generation'] ?? seen['controllerGeneration'])],
    ['reinstatedBy', textOf(seen['reinstatedBy'])],
    ['reason', textOf(seen['reason'])],
    ['requestHash', textOf(seen['requestHash'])],
    ['requestId', textOf(seen['requestId'])],
  ].flatMap(([field, value]) => (value === null ? [] : [[field, value] as const])) as readonly (readonly [
    Detail,
    string,
  ])[]

export type Detail =
  | 'installCode'
  | 'model'
  | 'approvalCode'
  | 'generation'
  | 'reinstatedBy'
  | 'reason'
  | 'requestHash'
  | 'requestId'

const textOf = (fact: unknown): string | null => {
  if (typeof fact === 'number') return String(fact)
  return typeof fact === 'string' && fact !== '' ? fact : null
}

/** T6: the code that whoever stands before the unit reads from it. What is no thumbprint has none. */
const codeOf = (thumbprint: unknown): string | null =>
  typeof thumbprint === 'string' && fromBase64url(thumbprint)?.length === 32
    ? approvalCodeOf(thumbprint)
    : null
