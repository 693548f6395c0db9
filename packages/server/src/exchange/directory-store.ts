import type { Tx } from '../db/database.ts'

/** Where an install code leads. Read with scope 'all', because a request names no partner. */
export type DirectoryEntry = {
  readonly partnerId: string
  readonly controllerId: string
  readonly formerPartnerIds: readonly string[]
}

/** Locks what leads to a controller, and so everything that happens to it, until the transaction ends. */
export const lockDirectory = async (tx: Tx, installCode: string): Promise<DirectoryEntry | null> =>
  directoryFromRow(await directoryQuery(tx, installCode).forUpdate().executeTakeFirst())

/**
 * Makes and locks the entry of an install code that is met for the first time. Of two first meetings at once, the
 * second waits here and finds what the first one made.
 */
export const claimDirectory = async (tx: Tx, installCode: string): Promise<DirectoryEntry | null> => {
  await tx
    .insertInto('install_code_directory')
    .values({ install_code: installCode })
    .onConflict((conflict) => conflict.column('install_code').doNothing())
    .execute()
  return lockDirectory(tx, installCode)
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
