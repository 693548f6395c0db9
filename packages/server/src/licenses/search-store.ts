import type { Sight } from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'

/** How many accounts, and how many controllers, a search word leads to at most. */
const MAX_FOUND = 200

/** Accounts whose name begins with `prefix`, in any case of letters. It is safe inside a `like` pattern. */
export const findAccountIds = async (sight: Sight, tx: Tx, prefix: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('account')
    .select('account.id')
    .where(withinSight(sight, 'account', 'id'))
    .where(sql<boolean>`lower(account.name) like lower(${`${prefix}%`})`)
    .orderBy('account.id')
    .limit(MAX_FOUND)
    .execute()
  return rows.map(({ id }) => id)
}

/** Controllers whose install code begins so. */
export const findControllerIds = async (sight: Sight, tx: Tx, prefix: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('controller')
    .select('controller.id')
    .where(withinSight(sight, 'controller'))
    .where(sql<boolean>`controller.install_code like upper(${`${prefix}%`})`)
    .orderBy('controller.id')
    .limit(MAX_FOUND)
    .execute()
  return rows.map(({ id }) => id)
}
