import type { Offer } from '@tenure/contract'
import type { Registry } from '../devices/registry.ts'
import type { Finding } from '../doctor/finding.ts'
import type { Exchanged } from '../exchange/exchange.ts'
import type { HistoryPage } from '../history/fact.ts'
import type { Notices } from '../notices/open-notices.ts'
import type { HandedIn, Offline } from '../offline/open-offline.ts'
import type { Result } from '../result.ts'
import type { UpgradeGate } from '../upgrade/open-upgrade-gate.ts'
import type { Users } from '../users/open-users.ts'
import type { Happenings } from './happenings.ts'
import type { ReturnPreview } from './preview-return.ts'
import type { LicenseRow, Status } from './status.ts'

/** Everything the agent can do. The local API and the CLI are two ways to call this, and hold nothing themselves. */
export type Agent = Omit<Offline, 'applyDocuments'> & {
  /** O1: takes in the answer that was carried back. */
  readonly applyDocuments: (text: string) => Promise<Result<Changed & HandedIn>>
  readonly status: () => Status
  readonly licenses: () => readonly LicenseRow[]
  readonly account: () => { readonly customerId: string; readonly name: string | null } | null
  readonly setAccount: (customerId: string) => void
  readonly offers: () => Promise<Result<{ readonly account: string; readonly offers: readonly Offer[] }>>
  readonly activate: (licenseIds: readonly string[]) => Promise<Result<Changed>>
  /** O4: what is returned is given up before anybody is asked. */
  readonly giveBack: (licenseIds: readonly string[] | 'all') => Promise<Result<Changed>>
  /** What giving back would do; changes nothing. */
  readonly previewReturn: (licenseIds: readonly string[] | 'all') => ReturnPreview
  /** The Owner's words about a license; empty for none. */
  readonly setNote: (licenseId: string, note: string) => Result<LicenseRow>
  readonly refresh: () => Promise<Result<Changed>>
  readonly devices: Registry
  /** Who may sign in. */
  readonly users: Users
  readonly canUpgrade: UpgradeGate['canUpgrade']
  readonly canUpgradeBy: UpgradeGate['canUpgradeBy']
  readonly notices: () => Notices
  /** M9: kept here, and told to the service with the next request. */
  readonly setNotices: (emails: readonly string[]) => void
  /** What happened here, newest first. */
  readonly history: (limit: number, before: number | null) => HistoryPage
  /** Tells of each change once it is on the disk. */
  readonly happenings: Pick<Happenings, 'listen'>
  /** What is right and what is not, for the person on the site. */
  readonly examine: () => Promise<readonly Finding[]>
  /** Frees the state for the next process. Waits for an exchange that is under way. */
  readonly close: () => Promise<void>
}

export type Changed = { readonly licenses: readonly LicenseRow[]; readonly refusals: Exchanged['refusals'] }
