import type { Holder } from '../license/holder.ts'
import { applyMovement, type MovementFault } from './apply-movement.ts'
import type { Movement } from './movement.ts'
import { isSamePlace, placeOf, type HolderAfter, type Place } from './place.ts'

/** A license as its row says. */
export type LedgerLicense = {
  readonly id: string
  readonly quantity: number
  readonly holder: HolderAfter
  readonly splitFrom: string | null
}

export type LedgerMovement = Pick<Movement, 'id' | 'partnerId' | 'licenseId' | 'from' | 'to' | 'reason'>

export type LedgerFault = {
  readonly kind:
    | MovementFault
    | 'license-unknown'
    | 'license-twice'
    | 'other-partner'
    | 'never-moved'
    | 'not-where-it-ended'
    | 'split-mismatch'
    | 'issued-mismatch'
  /** Null where the fault is in the sums. */
  readonly licenseId: string | null
  readonly movementId: string | null
  readonly sentence: string
}

export type LedgerReport = {
  readonly licenses: number
  readonly movements: number
  /** Sum of the quantities issued, and where they are now; what was split counts as its parts. */
  readonly issued: number
  readonly holders: Readonly<Record<Holder['at'], number>>
  /** Empty: the ledger and the licenses say the same. */
  readonly faults: readonly LedgerFault[]
}

/**
 * T5: replays the ledger and compares it with the licenses: each movement begins where the license was, the last one
 * ends where its row says, parts add up to what was split, and issued = Σ over holders. `movements` are in the order
 * of their ids. Time and memory grow with the number of both.
 */
export const verifyLedger = (
  movements: Iterable<LedgerMovement>,
  licenses: Iterable<LedgerLicense>,
): LedgerReport => {
  const faults: LedgerFault[] = []
  const rows = new Map<string, LedgerLicense>()
  for (const license of licenses) {
    if (rows.has(license.id)) faults.push(fault('license-twice', license.id, 'has two rows'))
    rows.set(license.id, license)
  }
  const replayed = replay(movements, rows)
  faults.push(...replayed.faults, ...compareEnds(rows, replayed.places), ...verifySplits(rows))

  const holders = { vendor: 0, inventory: 0, account: 0, controller: 0, retired: 0 }
  for (const { holder, quantity } of rows.values()) if (!wasSplit(holder)) holders[holder.at] += quantity
  const held = Object.values(holders).reduce((sum, each) => sum + each, 0)
  if (held !== replayed.issued) {
    const sentence = `${replayed.issued} were issued, and the holders have ${held}.`
    faults.push({ kind: 'issued-mismatch', licenseId: null, movementId: null, sentence })
  }
  return { licenses: rows.size, movements: replayed.count, issued: replayed.issued, holders, faults }
}

type Rows = ReadonlyMap<string, LedgerLicense>

const replay = (movements: Iterable<LedgerMovement>, rows: Rows) => {
  const places = new Map<string, Place>()
  const faults: LedgerFault[] = []
  let issued = 0
  let count = 0
  for (const movement of movements) {
    count += 1
    const { id, licenseId, to } = movement
    const row = rows.get(licenseId)
    if (row === undefined) {
      if (!places.has(licenseId))
        faults.push(fault('license-unknown', licenseId, 'was moved but has no row', id))
      places.set(licenseId, to)
      continue
    }
    if (movement.partnerId !== row.holder.partnerId)
      faults.push(fault('other-partner', licenseId, `was moved for partner ${movement.partnerId}`, id))
    const place = applyMovement(places.get(licenseId), movement)
    if (typeof place === 'string') faults.push(fault(place, licenseId, movementFaults[place], id))
    // After a fault the replay goes on from where the movement claims to end, so that one fault is not many.
    places.set(licenseId, to)
    if (movement.reason === 'issue') issued += row.quantity
  }
  return { places, faults, issued, count }
}

const movementFaults = {
  'not-where-it-was': 'was moved from where it was not',
  'way-unknown': 'was moved for a reason that does not lead there',
  'account-changed': 'changed its account without going through the inventory',
} as const satisfies Record<MovementFault, string>

const compareEnds = (rows: Rows, places: ReadonlyMap<string, Place>): LedgerFault[] =>
  [...rows.values()].flatMap(({ id, holder }) => {
    const place = places.get(id)
    if (place === undefined) return [fault('never-moved', id, 'has a row but was never moved')]
    if (isSamePlace(place, placeOf(holder))) return []
    return [fault('not-where-it-ended', id, `is ${holder.at} by its row and ${place.at} by the ledger`)]
  })

/** T4: the parts of each license that was split add up to it, and nothing else has parts. */
const verifySplits = (rows: Rows): LedgerFault[] => {
  const sums = new Map<string, number>()
  for (const { splitFrom, quantity } of rows.values())
    if (splitFrom !== null) sums.set(splitFrom, (sums.get(splitFrom) ?? 0) + quantity)
  const wholes = new Set([...sums.keys(), ...[...rows.values()].filter(isWhole).map(({ id }) => id)])
  return [...wholes].flatMap((id) => {
    const row = rows.get(id)
    const whole = row !== undefined && isWhole(row) ? row.quantity : 0
    const parts = sums.get(id) ?? 0
    return whole === parts
      ? []
      : [fault('split-mismatch', id, `was split as ${whole}, and its parts are ${parts}`)]
  })
}

const isWhole = ({ holder }: LedgerLicense): boolean => wasSplit(holder)
const wasSplit = (holder: HolderAfter): boolean => holder.at === 'retired' && holder.reason === 'split'

const fault = (
  kind: LedgerFault['kind'],
  licenseId: string,
  what: string,
  movementId: string | null = null,
): LedgerFault => ({ kind, licenseId, movementId, sentence: `The license ${licenseId} ${what}.` })
