import type { Sight } from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'

/** How many accounts, and how many controllers, a search word leads to at most. */
const MAX_FOUND = 200

/** Accounts whose name begins with the word, in any case of letters. */
export const findAccountIds = async (sight: Sight, tx: Tx, word: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('account')
    .select('account.id')
    .where(withinSight(sight, 'account', 'id'))
    .where(sql<boolean>`account.name_key collate "C" ^@ lower(${word}::text)`)
    .orderBy('account.id')
    .limit(MAX_FOUND)
    .execute()
  return rows.map(({ id }) => id)
}

/** Controllers whose install code begins so. */
export const findControllerIds = async (sight: Sight, tx: Tx, word: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('controller')
    .select('controller.id')
    .where(withinSight(sight, 'controller'))
    .where(sql<boolean>`controller.install_code ^@ upper(${word}::text)`)
    .orderBy('controller.id')
    .limit(MAX_FOUND)
    .execute()
  return rows.map(({ id }) => id)
}
