import type { PartnerKey } from '../plan.ts'
import { daysAgo, type When } from '../when.ts'

/** What went wrong, on the n-th controller of an account. */
export type TroublePlan = {
  readonly account: string
  readonly unit: number
  readonly when: When
} & (
  | { readonly is: 'dead'; readonly reason: string; readonly seenAgain?: When }
  | { readonly is: 'cloned' }
  | { readonly is: 'restored'; readonly resolution: string }
  | { readonly is: 'another-key' }
)

export const troubles: readonly TroublePlan[] = [
  {
    account: 'Kantonsspital Trakt C',
    unit: 2,
    is: 'dead',
    when: daysAgo(41),
    reason: 'Überspannung nach Gewitter, startet nicht mehr',
    // T6: found in a cupboard, and switched on.
    seenAgain: daysAgo(2),
  },
  {
    account: 'Klinikum Elbufer Haus C',
    unit: 4,
    is: 'dead',
    when: daysAgo(17),
    reason: 'Wasserschaden im Schaltschrank',
  },
  // O6: a disk was copied into a second unit.
  { account: 'Hochhaus Limmatblick', unit: 1, is: 'cloned', when: daysAgo(1) },
  {
    account: 'Fjordhall Arena',
    unit: 0,
    is: 'restored',
    when: daysAgo(88),
    resolution: 'A backup was restored after an SD card failed; one unit only.',
  },
  { account: 'Kings Wharf Tower', unit: 3, is: 'another-key', when: daysAgo(1) },
]

/** T4: a license of the inventory that was split, and how many of its parts went to an account. */
export const splits: readonly {
  readonly partner: PartnerKey
  readonly sku: string
  readonly into: readonly number[]
  readonly when: When
  readonly handedOn: { readonly account: string; readonly parts: number }
}[] = [
  {
    partner: 'nordlicht',
    sku: 'CAP-1000',
    into: [400, 300, 300],
    when: daysAgo(38),
    handedOn: { account: 'Messehalle 4', parts: 2 },
  },
  {
    partner: 'nordlicht',
    sku: 'MNT-200-36',
    into: [120, 80],
    when: daysAgo(38),
    handedOn: { account: 'Messehalle 4', parts: 1 },
  },
  {
    partner: 'alpwerk',
    sku: 'CAP-200',
    into: [150, 50],
    when: daysAgo(8),
    handedOn: { account: 'Weingut Rebberg 12', parts: 0 },
  },
]

/** T3: handed on by mistake, and taken back. */
export const recalls: readonly {
  readonly account: string
  readonly sku: string
  readonly count: number
  readonly when: When
}[] = [
  { account: 'Gemeindehaus Oberdorf', sku: 'CAP-50', count: 2, when: daysAgo(7) },
  { account: 'Klinikum Elbufer Haus C', sku: 'CAP-500', count: 1, when: daysAgo(3) },
]
