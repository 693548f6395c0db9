import type { LicenseReply, LicenseSeen } from '@tenure/contract'
import {
  describeLicense,
  licenseStatus,
  placeOf,
  type Holder,
  type Instant,
  type License,
  type Term,
} from '@tenure/core'
import type { Insertable, Selectable } from 'kysely'
import type { Schema } from '../db/schema.ts'
import { rfc3339, rfc3339OrNull } from '../http/rfc3339.ts'

/** A license with what the service keeps about it besides what the rules ask. */
export type StoredLicense = License & {
  readonly partnerId: string
  /** The license this one is a part of (T4). */
  readonly splitFrom: string | null
  readonly orderReference: string | null
  /** When its account got it from the partner; null in the inventory. */
  readonly handedOnAt: number | null
}

/** A license with the names of who holds it. */
export type NamedLicense = StoredLicense & {
  readonly partnerName: string
  readonly accountName: string | null
  readonly installCode: string | null
}

type Row = Selectable<Schema['license']>
type NewRow = Insertable<Schema['license']>

export const licenseFromRow = (row: Row): StoredLicense => ({
  id: row.id,
  partnerId: row.partner_id,
  sku: row.sku,
  kind: row.kind,
  trialOf: row.trial_of,
  quantity: row.quantity,
  term: termFromRow(row),
  termStart: row.term_start,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  upgradesTo: row.upgrades_to,
  everActivated: row.ever_activated,
  splitFrom: row.split_from,
  orderReference: row.order_reference,
  issuedAt: row.issued_at,
  handedOnAt: row.handed_on_at,
  holder: holderFromRow(row),
})

export const licenseToRow = (license: StoredLicense): NewRow => ({
  partner_id: license.partnerId,
  id: license.id,
  sku: license.sku,
  kind: license.kind,
  trial_of: license.trialOf,
  quantity: license.quantity,
  term_unit: license.term.unit,
  term_count: 'count' in license.term ? license.term.count : null,
  term_start: license.termStart,
  starts_at: date(license.startsAt),
  ends_at: date(license.endsAt),
  upgrades_to: license.upgradesTo,
  ever_activated: license.everActivated,
  split_from: license.splitFrom,
  order_reference: license.orderReference,
  issued_at: new Date(license.issuedAt),
  handed_on_at: date(license.handedOnAt),
  ...holderToRow(license.holder),
})

/** The holder as the row's columns. A license that is stored has left the vendor's stock. */
export const holderToRow = (holder: Holder) => {
  if (holder.at === 'vendor') throw new Error('a license in the vendor’s stock has no row yet')
  return {
    holder_at: holder.at,
    account_id: 'accountId' in holder ? holder.accountId : null,
    controller_id: 'controllerId' in holder ? holder.controllerId : null,
    retired_reason: 'reason' in holder ? holder.reason : null,
  }
}

/** What the API says of a license; its status (M8) is as of `at`. */
export const licenseToApi = (license: StoredLicense, at: Instant): LicenseReply => ({
  id: license.id,
  partnerId: license.partnerId,
  sku: license.sku,
  kind: license.kind,
  trialOf: license.trialOf,
  description: describeLicense(license),
  quantity: license.quantity,
  term: { ...license.term },
  termStart: license.termStart,
  status: licenseStatus(license, at),
  startsAt: rfc3339OrNull(license.startsAt),
  endsAt: rfc3339OrNull(license.endsAt),
  upgradesTo: license.upgradesTo,
  holder: placeOf(license.holder),
  splitFrom: license.splitFrom,
  orderReference: license.orderReference,
  everActivated: license.everActivated,
  issuedAt: rfc3339(license.issuedAt),
})

export const licenseSeenToApi = (license: NamedLicense, at: Instant): LicenseSeen => ({
  ...licenseToApi(license, at),
  partnerName: license.partnerName,
  accountName: license.accountName,
  installCode: license.installCode,
})

const date = (instant: number | null) => (instant === null ? null : new Date(instant))

const termFromRow = ({ id, term_unit: unit, term_count: count }: Row): Term => {
  switch (unit) {
    case 'perpetual':
    case 'single-use':
      return { unit }
    case 'months':
    case 'days':
      return { unit, count: set(count, `license ${id}: term_count`) }
  }
}

const holderFromRow = (row: Row): Holder => {
  const { partner_id: partnerId, holder_at: at } = row
  const accountId = () => set(row.account_id, `license ${row.id}: account_id`)
  switch (at) {
    case 'inventory':
      return { at, partnerId }
    case 'account':
      return { at, partnerId, accountId: accountId() }
    case 'controller': {
      const controllerId = set(row.controller_id, `license ${row.id}: controller_id`)
      return { at, partnerId, accountId: accountId(), controllerId }
    }
    case 'retired':
      return { at, partnerId, reason: set(row.retired_reason, `license ${row.id}: retired_reason`) }
  }
}

/** The table's constraints promise these columns; a null here is a bug, not a case. */
const set = <Value>(value: Value | null, what: string): Value => {
  if (value === null) throw new Error(`${what} is null`)
  return value
}
