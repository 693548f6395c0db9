import { describeLicense, type Termed } from './describe-license.ts'
import type { Term, TermStart } from './term.ts'

/** What the vendor sells (spec §2). Products are data that the vendor edits; these are the ones shipped. */
export type Product = Termed & {
  readonly sku: string
  readonly name: string
  readonly termStart: TermStart
}

const perpetual: Term = { unit: 'perpetual' }
const singleUse: Term = { unit: 'single-use' }
const months = (count: number): Term => ({ unit: 'months', count })
const days = (count: number): Term => ({ unit: 'days', count })

const product = (sku: string, termed: Termed, name: string = describeLicense(termed)): Product => ({
  sku,
  name,
  ...termed,
  termStart: 'at-activation',
})

const deviceSizes = [10, 50, 200, 500, 1000] as const
const maintenanceMonths = [12, 36] as const
const remoteCmsSizes = [5, 25, 100] as const

/** The shipped catalog: capacity, maintenance, core, upgrades, Remote CMS and a trial, by SKU. */
export const catalog: readonly Product[] = [
  ...deviceSizes.map((quantity) =>
    product(`CAP-${quantity}`, { kind: 'capacity', trialOf: null, quantity, term: perpetual }),
  ),
  ...maintenanceMonths.flatMap((count) =>
    deviceSizes.map((quantity) => {
      const termed: Termed = { kind: 'maintenance', trialOf: null, quantity, term: months(count) }
      // The documented description leaves the size out, so names would not tell the products apart.
      return product(`MNT-${quantity}-${count}`, termed, `${quantity}-device ${describeLicense(termed)}`)
    }),
  ),
  product('CORE', { kind: 'core', trialOf: null, quantity: 1, term: perpetual }),
  ...deviceSizes.map((quantity) =>
    product(`UPG-${quantity}`, { kind: 'upgrade', trialOf: null, quantity, term: singleUse }),
  ),
  ...remoteCmsSizes.map((quantity) =>
    product(`RCMS-${quantity}`, { kind: 'remote-cms', trialOf: null, quantity, term: perpetual }),
  ),
  product('TRIAL-10-30', { kind: 'trial', trialOf: 'capacity', quantity: 10, term: days(30) }),
]
