// Generated from the migrations by tools/generate-schema.ts; edit those, not this.

import type { ColumnType, Generated } from 'kysely'

/** timestamptz: read as ms since 1970, written as a Date. */
type Timestamp = ColumnType<number, Date, Date>
type NullableTimestamp = ColumnType<number | null, Date | null | undefined, Date | null>
/** jsonb: read parsed, written as JSON text. */
type Json = ColumnType<unknown, string, string>

export type AccountTable = {
  partner_id: string
  id: string
  name: string
  customer_id: string
  approves_controllers: Generated<boolean>
  archived_at: NullableTimestamp
  version: Generated<number>
  created_at: Timestamp
  name_key: Generated<string>
  notice_audience: Generated<'off' | 'contacts' | 'contacts-and-partner'>
  notice_language: Generated<'en' | 'de'>
}

export type AuditEntryTable = {
  partner_id: string | null
  id: string
  actor: string
  actor_id: string
  operation: string
  target: string
  summary: Json
  request_id: string
  at: Timestamp
}

export type ContactTable = {
  partner_id: string
  account_id: string
  id: string
  email: string
  name: string | null
  created_at: Timestamp
  language: Generated<'en' | 'de'>
  notices: Generated<boolean>
  version: Generated<number>
}

export type ControllerTable = {
  partner_id: string
  id: string
  account_id: string
  install_code: string
  key_thumbprint: string
  status: 'active' | 'pending' | 'replaced' | 'left'
  generation: number
  last_file_hash: string | null
  first_capacity_at: NullableTimestamp
  segment: Generated<string>
  model: string
  software_version: string
  seats_used: number
  devices: number
  clock: 'ok' | 'unknown'
  first_seen_at: Timestamp
  last_seen_at: Timestamp
  notice_emails: Generated<string[]>
}

export type ControllerCaseTable = {
  partner_id: string
  id: string
  controller_id: string
  kind: 'key-changed' | 'generation-behind' | 'service-behind' | 'dead-unit-seen' | 'approval-wanted'
  evidence: Json
  opened_at: Timestamp
  resolved_at: NullableTimestamp
  resolution: string | null
}

export type CustomerIdDirectoryTable = {
  customer_id: string
  partner_id: string
  account_id: string
}

export type ExchangeTable = {
  partner_id: string
  request_hash: string
  controller_id: string
  generation: number
  request: string
  claims: string
  kid: string
  key_list_serial: number | null
  refusals: string
  at: Timestamp
}

export type IdempotencyTable = {
  caller_id: string
  key: string
  request_hash: string
  status: number | null
  reply: string | null
  created_at: Timestamp
}

export type IdentityProviderTable = {
  id: string
  partner_id: string | null
  domain: string
  issuer: string
  client_id: string
  client_secret: string
  created_at: Timestamp
  version: Generated<number>
  last_used_at: NullableTimestamp
  required: Generated<boolean>
}

export type InstallCodeDirectoryTable = {
  install_code: string
  partner_id: string | null
  controller_id: string | null
  former_partner_ids: Generated<string[]>
}

export type InvitationTable = {
  id: string
  partner_id: string | null
  email: string | null
  role: 'viewer' | 'operator' | 'administrator'
  language: 'en' | 'de'
  invited_by: string
  created_at: Timestamp
  expires_at: Timestamp
  accepted_at: NullableTimestamp
}

export type LicenseTable = {
  partner_id: string
  id: string
  sku: string
  kind: 'capacity' | 'core' | 'upgrade' | 'maintenance' | 'remote-cms' | 'trial'
  trial_of: 'capacity' | 'core' | 'maintenance' | 'remote-cms' | null
  quantity: number
  term_unit: 'perpetual' | 'months' | 'days' | 'single-use'
  term_count: number | null
  term_start: 'at-activation' | 'after-current'
  starts_at: NullableTimestamp
  ends_at: NullableTimestamp
  upgrades_to: string | null
  ever_activated: Generated<boolean>
  split_from: string | null
  order_reference: string | null
  issued_at: Timestamp
  holder_at: 'inventory' | 'account' | 'controller' | 'retired'
  account_id: string | null
  controller_id: string | null
  retired_reason: 'split' | 'withdrawn' | null
  handed_on_at: NullableTimestamp
}

export type MemberTable = {
  id: string
  partner_id: string | null
  user_id: string
  role: 'viewer' | 'operator' | 'administrator'
  created_at: Timestamp
}

export type MovementTable = {
  partner_id: string
  id: string
  license_id: string
  from_at: 'vendor' | 'inventory' | 'account' | 'controller' | 'retired'
  from_account_id: string | null
  from_controller_id: string | null
  to_at: 'inventory' | 'account' | 'controller' | 'retired'
  to_account_id: string | null
  to_controller_id: string | null
  reason: 'issue' | 'split' | 'transfer' | 'recall' | 'activate' | 'return' | 'rma'
  note: string | null
  actor: string
  request_id: string
  at: Timestamp
}

export type NoticeTable = {
  partner_id: string
  id: string
  mail_id: string
  kind: 'maintenance-ends' | 'remote-cms-ends' | 'trial-ends' | 'maintenance-renewed' | 'controller-joined'
  recipient: string
  license_id: string | null
  account_id: string | null
  controller_id: string | null
  days_before: number | null
  ends_at: NullableTimestamp
}

export type NoticeMailTable = {
  partner_id: string
  id: string
  account_id: string | null
  subscription_id: string | null
  recipient: string
  recipient_is: 'contact' | 'owner' | 'partner'
  language: 'en' | 'de'
  recorded_at: Timestamp
  sent_at: NullableTimestamp
  refused_at: NullableTimestamp
}

export type NoticeSubscriptionTable = {
  partner_id: string
  id: string
  account_id: string | null
  email: string
  secret: string
  stopped_at: NullableTimestamp
}

export type PartnerTable = {
  id: string
  name: string
  version: Generated<number>
  created_at: Timestamp
}

export type PartnerNoticeAddressTable = {
  partner_id: string
  email: string
  language: 'en' | 'de'
  kinds: string[]
  notices: boolean
}

export type ProductTable = {
  sku: string
  name: string
  kind: 'capacity' | 'core' | 'upgrade' | 'maintenance' | 'remote-cms' | 'trial'
  trial_of: 'capacity' | 'core' | 'maintenance' | 'remote-cms' | null
  quantity: number
  term_unit: 'perpetual' | 'months' | 'days' | 'single-use'
  term_count: number | null
  term_start: Generated<'at-activation' | 'after-current'>
  on_sale: Generated<boolean>
  version: Generated<number>
  created_at: Timestamp
}

export type ReleaseTable = {
  version: string
  kind: 'feature' | 'update' | 'platform'
  published_at: Timestamp
}

export type SettingTable = {
  only_row: Generated<boolean>
  upgrade_basis: Generated<'installed-at' | 'released-at'>
  late_maintenance: Generated<'refused' | 'allowed'>
  rma_budget_per_year: Generated<number>
  version: Generated<number>
  second_factor: Generated<'required' | 'optional'>
}

export type TokenTable = {
  id: string
  secret_hash: Buffer
  name: string
  scope: 'vendor' | 'partner' | 'account'
  role: 'viewer' | 'operator' | 'administrator'
  partner_id: string | null
  account_id: string | null
  created_at: Timestamp
  expires_at: NullableTimestamp
  last_used_at: NullableTimestamp
  revoked_at: NullableTimestamp
}

export type Schema = {
  account: AccountTable
  audit_entry: AuditEntryTable
  contact: ContactTable
  controller: ControllerTable
  controller_case: ControllerCaseTable
  customer_id_directory: CustomerIdDirectoryTable
  exchange: ExchangeTable
  idempotency: IdempotencyTable
  identity_provider: IdentityProviderTable
  install_code_directory: InstallCodeDirectoryTable
  invitation: InvitationTable
  license: LicenseTable
  member: MemberTable
  movement: MovementTable
  notice: NoticeTable
  notice_mail: NoticeMailTable
  notice_subscription: NoticeSubscriptionTable
  partner: PartnerTable
  partner_notice_address: PartnerNoticeAddressTable
  product: ProductTable
  release: ReleaseTable
  setting: SettingTable
  token: TokenTable
}
