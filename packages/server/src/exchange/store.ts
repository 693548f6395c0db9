import type { AccountFacts, KnownController } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { licenseFromRow, type StoredLicense } from '../licenses/convert.ts'
import { licenseColumns } from '../licenses/store.ts'

/** SQL of the exchange. It reads with scope 'all', because a request names an install code and not a partner. */

export type DirectoryEntry = {
  readonly partnerId: string
  readonly controllerId: string
  readonly formerPartnerIds: readonly string[]
}

/**
 * Locks what leads to a controller, and so everything that happens to it, until the transaction ends. `claim` makes
 * the entry for an install code that is met for the first time, so that two first meetings cannot pass each other.
 */
export const lockDirectory = async (
  tx: Tx,
  installCode: string,
  claim: boolean,
): Promise<DirectoryEntry | null> => {
  if (claim) {
    await tx
      .insertInto('install_code_directory')
      .values({ install_code: installCode })
      .onConflict((conflict) => conflict.column('install_code').doNothing())
      .execute()
  }
  return directoryFromRow(await directoryQuery(tx, installCode).forUpdate().executeTakeFirst())
}

/** The same without a lock, for those who only look. */
export const findDirectory = async (tx: Tx, installCode: string): Promise<DirectoryEntry | null> =>
  directoryFromRow(await directoryQuery(tx, installCode).executeTakeFirst())

const directoryQuery = (tx: Tx, installCode: string) =>
  tx
    .selectFrom('install_code_directory')
    .select(['partner_id', 'controller_id', 'former_partner_ids'])
    .where('install_code', '=', installCode)

type DirectoryColumns = {
  readonly partner_id: string | null
  readonly controller_id: string | null
  readonly former_partner_ids: string[]
}

/** An entry without a controller was only claimed, by a first meeting that is under way or was refused. */
const directoryFromRow = (row: DirectoryColumns | undefined): DirectoryEntry | null =>
  row === undefined || row.partner_id === null || row.controller_id === null
    ? null
    : { partnerId: row.partner_id, controllerId: row.controller_id, formerPartnerIds: row.former_partner_ids }

export const pointDirectory = async (tx: Tx, installCode: string, entry: DirectoryEntry): Promise<void> => {
  await tx
    .updateTable('install_code_directory')
    .set({
      partner_id: entry.partnerId,
      controller_id: entry.controllerId,
      former_partner_ids: [...entry.formerPartnerIds],
    })
    .where('install_code', '=', installCode)
    .execute()
}

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

export type StoredController = KnownController & {
  readonly lastFileHash: string | null
  readonly segment: string
}

export const getController = async (tx: Tx, entry: DirectoryEntry): Promise<StoredController> => {
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
  }
}

/** All an answer is made from, besides the private key. */
export type RecordedAnswer = {
  readonly claims: string
  readonly kid: string
  readonly keyListSerial: number | null
  /** JSON, sent as it stands. */
  readonly refusals: string
}

/** O3: the answer to this very request, whichever partner the controller belonged to when it asked. */
export const findAnswer = async (
  tx: Tx,
  partnerIds: readonly string[],
  requestHash: string,
): Promise<RecordedAnswer | null> => {
  const row = await tx
    .selectFrom('exchange')
    .select(['claims', 'kid', 'key_list_serial', 'refusals'])
    .where('partner_id', 'in', [...partnerIds])
    .where('request_hash', '=', requestHash)
    .executeTakeFirst()
  if (row === undefined) return null
  return { claims: row.claims, kid: row.kid, keyListSerial: row.key_list_serial, refusals: row.refusals }
}

export type NewAnswer = RecordedAnswer & {
  readonly partnerId: string
  readonly controllerId: string
  readonly requestHash: string
  readonly generation: number
  readonly request: string
  readonly at: number
}

export const insertAnswer = async (tx: Tx, answer: NewAnswer): Promise<void> => {
  await tx
    .insertInto('exchange')
    .values({
      partner_id: answer.partnerId,
      request_hash: answer.requestHash,
      controller_id: answer.controllerId,
      generation: answer.generation,
      request: answer.request,
      claims: answer.claims,
      kid: answer.kid,
      key_list_serial: answer.keyListSerial,
      refusals: answer.refusals,
      at: new Date(answer.at),
    })
    .execute()
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

export type ExchangeLicenses = {
  /** The controller whose licenses may go or stay; null when it is met for the first time. */
  readonly controller: { readonly partnerId: string; readonly id: string } | null
  /** The account whose licenses it may take; null when the request names none. */
  readonly account: { readonly partnerId: string; readonly id: string } | null
  readonly want: readonly string[]
}

/** Locks all licenses an exchange may move: what the controller holds, and what it wants of its account; in id order. */
export const lockLicenses = async (
  tx: Tx,
  { controller, account, want }: ExchangeLicenses,
): Promise<StoredLicense[]> => {
  if (controller === null && (account === null || want.length === 0)) return []
  const rows = await tx
    .selectFrom('license')
    .select(licenseColumns)
    .where((is) =>
      is.or([
        ...(controller === null
          ? []
          : [is.and([is('partner_id', '=', controller.partnerId), is('controller_id', '=', controller.id)])]),
        ...(account === null || want.length === 0
          ? []
          : [
              is.and([
                is('partner_id', '=', account.partnerId),
                is('account_id', '=', account.id),
                is('id', 'in', [...want]),
              ]),
            ]),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(licenseFromRow)
}

/** What an account could activate now: all it holds itself, the latest transfer first. */
export const listOfferedLicenses = async (
  partnerId: string,
  accountId: string,
  tx: Tx,
): Promise<StoredLicense[]> => {
  const rows = await tx
    .selectFrom('license')
    .select(licenseColumns)
    .where('partner_id', '=', partnerId)
    .where('account_id', '=', accountId)
    .where('holder_at', '=', 'account')
    .orderBy('handed_on_at', 'desc')
    .orderBy('id')
    .limit(MAX_OFFERS)
    .execute()
  return rows.map(licenseFromRow)
}

/** A list that a person picks from on a controller's screen. */
const MAX_OFFERS = 1000
