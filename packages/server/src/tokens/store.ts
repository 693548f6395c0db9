import type { Role, Scope } from '@tenure/contract'
import type { Sight } from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'

/** A token as the service knows it; its secret is known to its holder only. */
export type TokenRow = {
  readonly id: string
  readonly name: string
  readonly scope: Scope
  readonly role: Role
  readonly partner_id: string | null
  readonly account_id: string | null
  readonly created_at: number
  readonly expires_at: number | null
  readonly last_used_at: number | null
  readonly revoked_at: number | null
}

const columns = [
  'id',
  'name',
  'scope',
  'role',
  'partner_id',
  'account_id',
  'created_at',
  'expires_at',
  'last_used_at',
  'revoked_at',
] as const

/** Before anybody is known there is no sight: the only question a stranger's secret is put to. */
export const findTokenBySecretHash = (tx: Tx, secretHash: Buffer): Promise<TokenRow | undefined> =>
  tx.selectFrom('token').select(columns).where('secret_hash', '=', secretHash).executeTakeFirst()

/** Notes a use; of parallel ones the first notes it for all, and none waits. */
export const noteUse = async (tx: Tx, id: string, at: number): Promise<void> => {
  await tx
    .updateTable('token')
    .set({ last_used_at: new Date(at) })
    .where('id', '=', (row) =>
      row.selectFrom('token').select('id').where('id', '=', id).forUpdate().skipLocked(),
    )
    .execute()
}

/** Tokens that are not revoked, oldest first. */
export const listTokens = (sight: Sight, tx: Tx, after: string | null, limit: number): Promise<TokenRow[]> =>
  tx
    .selectFrom('token')
    .select(columns)
    .where(withinSight(sight, 'token'))
    .where('revoked_at', 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute()

export const findToken = (sight: Sight, tx: Tx, id: string): Promise<TokenRow | undefined> =>
  tx
    .selectFrom('token')
    .select(columns)
    .where(withinSight(sight, 'token'))
    .where('id', '=', id)
    .executeTakeFirst()

export type NewToken = Pick<TokenRow, 'id' | 'name' | 'scope' | 'role' | 'partner_id' | 'account_id'> & {
  readonly secretHash: Buffer
  readonly createdAt: number
  readonly expiresAt: number | null
}

export const insertToken = async (tx: Tx, token: NewToken): Promise<void> => {
  const { secretHash, createdAt, expiresAt, ...row } = token
  await tx
    .insertInto('token')
    .values({
      ...row,
      secret_hash: secretHash,
      created_at: new Date(createdAt),
      expires_at: expiresAt === null ? null : new Date(expiresAt),
    })
    .execute()
}

/** False when no token in sight has this id, or it is revoked already. */
export const revokeToken = async (sight: Sight, tx: Tx, id: string, at: number): Promise<boolean> => {
  const revoked = await tx
    .updateTable('token')
    .set({ revoked_at: new Date(at) })
    .where(withinSight(sight, 'token'))
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(sql<number>`1`.as('one'))
    .executeTakeFirst()
  return revoked !== undefined
}

/** Revoked ones included: what opened an account that is gone opens nothing, so nobody needs to know of it. */
export const deleteTokensOfAccount = async (
  sight: Sight,
  tx: Tx,
  account: { readonly partner_id: string; readonly id: string },
): Promise<void> => {
  await tx
    .deleteFrom('token')
    .where(withinSight(sight, 'token'))
    .where('partner_id', '=', account.partner_id)
    .where('account_id', '=', account.id)
    .execute()
}
