import type { LicenseKind } from '@tenure/core'
import type { Problem } from '../../ui/refusal.ts'

/** What the controller's local API answers, as far as the pages read it. Instants are RFC 3339 in UTC. */

export type User = { readonly name: string; readonly role: 'owner' | 'viewer'; readonly isOwner: boolean }

export type Status = {
  readonly installCode: string
  readonly keyThumbprint: string
  readonly segment: string
  readonly model: string
  readonly softwareVersion: string
  readonly account: { readonly name: string | null } | null
  readonly generation: number
  readonly capacity: number
  readonly seatsUsed: number
  readonly devices: number
  readonly unlicensedDevices: number
  readonly maintenance: Coverage
  readonly scheduler: boolean
  readonly dataLogging: boolean
  readonly time: TimeFacts
  readonly needsLicenses: boolean
  readonly waiting: WaitingRequest | null
  readonly refusals: readonly LicenseRefusal[]
  readonly problem: Problem | null
  readonly contact: Contact | null
}

/** How the last try to reach the service went; `problem` is its English sentence, null where it went well. */
export type Contact = {
  readonly at: string
  readonly problem: string | null
  readonly code: string | null
  readonly facts: Problem['facts']
}

/** What the controller takes for the time (O5). `answer-counts`: its clock is wrong, the service's last answer is not. */
export type TimeFacts = {
  readonly at: string
  readonly certain: boolean
  readonly code: 'right' | 'unknown-never-set' | 'unknown-behind' | 'answer-counts'
  /** What its own clock shows, right or wrong. */
  readonly ownClock: string
}

export type Coverage = {
  readonly covered: boolean
  readonly required: number
  readonly maintained: number
  readonly missing: number
  readonly endsAt: string | null
}

export type WaitingRequest = {
  readonly hash: string
  readonly want: readonly string[]
  readonly give: readonly string[]
  readonly madeAt: string
}

export type LicenseRefusal = Problem & { readonly licenseId: string }

export type License = {
  readonly licenseId: string
  readonly kind: LicenseKind
  readonly quantity: number
  readonly description: string
  readonly status: string
  readonly activationDate: string | null
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly note: string
}

export type Offer = {
  readonly licenseId: string
  readonly description: string
  readonly quantity: number
  readonly transferDate: string
}

export type Offered = { readonly account: string; readonly offers: readonly Offer[] }

export type Changed = {
  readonly licenses: readonly License[]
  readonly refusals: readonly LicenseRefusal[]
}

export type Account = { readonly customerId: string; readonly name: string | null }

export type Device = {
  readonly id: string
  readonly name: string
  readonly protocol: string
  readonly internal: boolean
  readonly pinned: boolean
  readonly licensed: boolean
  readonly provisioned: boolean
  readonly order: number
  readonly colour: 'purple' | 'blue' | 'green'
}

/** What returning would do, before it is done. */
export type ReturnPreview = {
  readonly capacity: number
  readonly seatsUsed: number
  readonly losing: readonly Omit<Device, 'colour'>[]
  readonly losingCount: number
  readonly coverage: Coverage
  readonly scheduler: boolean
  readonly dataLogging: boolean
  readonly returns: readonly string[]
  readonly changes: {
    readonly capacity: boolean
    readonly stops: boolean
    readonly coverageLost: boolean
  }
  readonly refusals: readonly LicenseRefusal[]
  readonly sentences: readonly string[]
}
