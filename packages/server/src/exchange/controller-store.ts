import type { AccountFacts, KnownController } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import type { DirectoryEntry } from './directory-store.ts'

const accountColumns = [
  'account.partner_id',
  'account.id as account_id',
  'account.name as account_name',
  'account.archived_at',
  'account.approves_controllers',
] as const

type AccountColumns = {
  readonly partner_id: string
  readonly account_id: string
  readonly account_name: string
  readonly archived_at: number | null
  readonly approves_controllers: boolean
}

const accountFromRow = (row: AccountColumns): AccountFacts => ({
  id: row.account_id,
  partnerId: row.partner_id,
  name: row.account_name,
  archived: row.archived_at !== null,
  approvesControllers: row.approves_controllers,
})

export const findAccountByCustomerId = async (tx: Tx, customerId: string): Promise<AccountFacts | null> => {
  const row = await accountQuery(tx, customerId).executeTakeFirst()
  return row === undefined ? null : accountFromRow(row)
}

/**
 * As `findAccountByCustomerId`; until the transaction ends the account is not archived, deleted or given another
 * Customer ID, and a change that was under way comes first. Exchanges of other controllers do not wait.
 */
export const holdAccountByCustomerId = async (tx: Tx, customerId: string): Promise<AccountFacts | null> => {
  const row = await accountQuery(tx, customerId).forKeyShare('account').executeTakeFirst()
  return row === undefined ? null : accountFromRow(row)
}

const accountQuery = (tx: Tx, customerId: string) =>
  tx
    .selectFrom('customer_id_directory as directory')
    .innerJoin('account', (join) =>
      join
        .onRef('account.partner_id', '=', 'directory.partner_id')
        .onRef('account.id', '=', 'directory.account_id'),
    )
    .select(accountColumns)
    .where('directory.customer_id', '=', customerId)
    // What a wait for the account's lock reads again is the account alone.
    .where('account.customer_id', '=', customerId)

/** What core decides by, and the name that the license file states for people. */
export type ExchangingController = KnownController & {
  readonly segment: string
  readonly noticeEmails: readonly string[]
}

export const getController = async (tx: Tx, entry: DirectoryEntry): Promise<ExchangingController> => {
  const row = await tx
    .selectFrom('controller')
    .innerJoin('account', (join) =>
      join
        .onRef('account.partner_id', '=', 'controller.partner_id')
        .onRef('account.id', '=', 'controller.account_id'),
    )
    .select(accountColumns)
    .select([
      'controller.id',
      'controller.key_thumbprint',
      'controller.status',
      'controller.generation',
      'controller.first_capacity_at',
      'controller.last_file_hash',
      'controller.segment',
      'controller.notice_emails',
    ])
    .where('controller.partner_id', '=', entry.partnerId)
    .where('controller.id', '=', entry.controllerId)
    .executeTakeFirstOrThrow()
  if (row.status === 'left') throw new Error(`the directory leads to controller ${row.id}, which left`)
  return {
    id: row.id,
    keyThumbprint: row.key_thumbprint,
    generation: row.generation,
    status: row.status,
    account: accountFromRow(row),
    firstCapacityAt: row.first_capacity_at,
    lastFileHash: row.last_file_hash,
    segment: row.segment,
    noticeEmails: row.notice_emails,
  }
}

export type ControllerState = {
  readonly partnerId: string
  readonly id: string
  readonly accountId: string
  readonly installCode: string
  readonly keyThumbprint: string
  readonly status: KnownController['status']
  readonly generation: number
  readonly lastFileHash: string
  readonly firstCapacityAt: number | null
  readonly model: string
  readonly softwareVersion: string
  readonly seatsUsed: number
  readonly devices: number
  readonly clock: 'ok' | 'unknown'
  /** They go with the controller where it changes partners: they are the Owner's. */
  readonly noticeEmails: readonly string[]
  readonly at: number
}

/** Writes the controller as it stands after an answer; its row is made when this partner meets it. */
export const saveController = async (tx: Tx, state: ControllerState): Promise<void> => {
  const changing = {
    account_id: state.accountId,
    key_thumbprint: state.keyThumbprint,
    status: state.status,
    generation: state.generation,
    last_file_hash: state.lastFileHash,
    first_capacity_at: state.firstCapacityAt === null ? null : new Date(state.firstCapacityAt),
    model: state.model,
    software_version: state.softwareVersion,
    seats_used: state.seatsUsed,
    devices: state.devices,
    clock: state.clock,
    notice_emails: [...state.noticeEmails],
    last_seen_at: new Date(state.at),
  }
  await tx
    .insertInto('controller')
    .values({
      ...changing,
      partner_id: state.partnerId,
      id: state.id,
      install_code: state.installCode,
      first_seen_at: new Date(state.at),
    })
    .onConflict((conflict) => conflict.columns(['partner_id', 'id']).doUpdateSet(changing))
    .execute()
}

/** The row stays with the partner it leaves, where its history is; it holds nothing there any more. */
export const leavePartner = async (tx: Tx, partnerId: string, controllerId: string): Promise<void> => {
  await tx
    .updateTable('controller')
    .set({ status: 'left' })
    .where('partner_id', '=', partnerId)
    .where('id', '=', controllerId)
    .execute()
}
