import type { Sight } from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'

export type ProviderRow = {
  readonly id: string
  readonly partner_id: string | null
  readonly domain: string
  readonly issuer: string
  readonly client_id: string
  /** Sealed. */
  readonly client_secret: string
  readonly version: number
  readonly required: boolean
  readonly last_used_at: number | null
  readonly created_at: number
}

const columns = [
  'id',
  'partner_id',
  'domain',
  'issuer',
  'client_id',
  'client_secret',
  'version',
  'required',
  'last_used_at',
  'created_at',
] as const

const ofPartner = (partnerId: string | null) =>
  sql<boolean>`identity_provider.partner_id is not distinct from ${partnerId}::uuid`

type Page = { readonly after: string | null; readonly limit: number }

/** Those of the vendor (null) or of a partner, oldest first. */
export const listProviders = (
  sight: Sight,
  tx: Tx,
  partnerId: string | null,
  page: Page,
): Promise<ProviderRow[]> =>
  tx
    .selectFrom('identity_provider')
    .select(columns)
    .where(withinSight(sight, 'identity_provider'))
    .where(ofPartner(partnerId))
    .$if(page.after !== null, (query) => query.where('id', '>', page.after ?? ''))
    .orderBy('id')
    .limit(page.limit)
    .execute()

export const findProvider = (sight: Sight, tx: Tx, id: string): Promise<ProviderRow | undefined> =>
  providerInSight(sight, tx, id).executeTakeFirst()

/** As `findProvider`; nobody else changes it until the transaction ends. */
export const lockProvider = (sight: Sight, tx: Tx, id: string): Promise<ProviderRow | undefined> =>
  providerInSight(sight, tx, id).forUpdate().executeTakeFirst()

const providerInSight = (sight: Sight, tx: Tx, id: string) =>
  tx
    .selectFrom('identity_provider')
    .select(columns)
    .where(withinSight(sight, 'identity_provider'))
    .where('id', '=', id)

/** Before anybody is known there is no sight: whose people have addresses of a domain is no secret. */
export const findProviderOfDomain = (tx: Tx, domain: string): Promise<ProviderRow | undefined> =>
  tx.selectFrom('identity_provider').select(columns).where('domain', '=', domain).executeTakeFirst()

/** Undefined where the domain has one already, whosever it is. */
export const insertProvider = (
  tx: Tx,
  provider: Pick<ProviderRow, 'id' | 'partner_id' | 'domain' | 'issuer' | 'client_id' | 'client_secret'>,
  at: number,
): Promise<ProviderRow | undefined> =>
  tx
    .insertInto('identity_provider')
    .values({ ...provider, created_at: new Date(at) })
    .onConflict((conflict) => conflict.column('domain').doNothing())
    .returning(columns)
    .executeTakeFirst()

/** The row after the change. With the provider locked. */
export const updateProvider = (
  sight: Sight,
  tx: Tx,
  id: string,
  change: Pick<ProviderRow, 'client_id' | 'client_secret' | 'required'>,
): Promise<ProviderRow> =>
  tx
    .updateTable('identity_provider')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where(withinSight(sight, 'identity_provider'))
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()

export const deleteProvider = async (sight: Sight, tx: Tx, id: string): Promise<void> => {
  await tx
    .deleteFrom('identity_provider')
    .where(withinSight(sight, 'identity_provider'))
    .where('id', '=', id)
    .execute()
}

/** Somebody came in through it: this is no edit, so the version stays. False where it is gone. */
export const noteProviderUse = async (tx: Tx, id: string, at: number): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('identity_provider')
    .set({ last_used_at: new Date(at) })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whether an address of this domain comes in to the vendor (null) or a partner through a provider alone. */
export const isProviderRequired = async (
  tx: Tx,
  partnerId: string | null,
  domain: string,
): Promise<boolean> => {
  const row = await tx
    .selectFrom('identity_provider')
    .select('required')
    .where(ofPartner(partnerId))
    .where('domain', '=', domain)
    .executeTakeFirst()
  return row?.required ?? false
}
