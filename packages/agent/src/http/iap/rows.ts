import type { Offer } from '@tenure/contract'
import type { Device } from '../../devices/device.ts'
import { colourOf } from '../../devices/device.ts'
import type { LicenseRow, Status } from '../../agent/status.ts'

/** The rows of spec §4's table, in the words that existing SmartServer software reads. Days are YYYY-MM-DD. */

/**
 * One entry for each segment, and an agent is one segment. A1: the Customer ID is for the Owner; to others it is an
 * empty text, because programs expect one.
 */
export const statusRows = (status: Status, customerId: string | null) => [
  {
    totalCapacity: status.capacity,
    usedCapacity: status.seatsUsed,
    // Capacity does not expire; what does is the maintenance of it.
    expirationDate: status.maintenance.endsAt?.slice(0, 10) ?? null,
    licensingId: customerId ?? '',
  },
]

export const licenseRows = (rows: readonly LicenseRow[], status: Status) =>
  rows.map(({ licenseId, description, status: state, activationDate, ...row }) => ({
    scName: segmentName(status),
    description,
    status: state,
    activationDate,
    licenseId,
    ...('note' in row && typeof row.note === 'string' && row.note !== '' ? { note: row.note } : {}),
  }))

export const offerRows = (offers: readonly Offer[]) =>
  offers.map(({ licenseId, description, transferDate }) => ({ licenseId, description, transferDate }))

export const deviceRow = (device: Device, change: 'added' | 'changed' | 'removed') => ({
  id: device.id,
  name: device.name,
  protocol: device.protocol,
  licensed: device.licensed,
  provisioned: device.provisioned,
  colour: colourOf(device),
  change,
})

/** The segment's name as the license file has it; before there is one, the install code tells controllers apart. */
const segmentName = ({ segment, installCode }: Status): string => (segment === '' ? installCode : segment)
