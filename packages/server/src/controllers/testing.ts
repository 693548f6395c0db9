import type { Insertable } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'

type Row = Insertable<Schema['controller']>

/** What a test says of a controller; the rest is a unit that was met once, at `at`, and drives nothing. */
type TestControllerRow = Pick<Row, 'partner_id' | 'id' | 'account_id' | 'install_code' | 'key_thumbprint'> &
  Partial<Row>

/** Writes a controller as if it had been met, and the directory entry that leads to it. */
export const insertController = async (tx: Tx, at: Date, row: TestControllerRow): Promise<void> => {
  await tx
    .insertInto('controller')
    .values({
      status: 'active',
      generation: 1,
      model: 'SmartServer',
      software_version: '3.4',
      seats_used: 0,
      devices: 0,
      clock: 'ok',
      first_seen_at: at,
      last_seen_at: at,
      ...row,
    })
    .execute()
  const { install_code, partner_id, id } = row
  await tx
    .insertInto('install_code_directory')
    .values({ install_code, partner_id, controller_id: id })
    .execute()
}
