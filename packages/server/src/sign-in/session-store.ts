import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

type Provider = { readonly partner_id: string | null; readonly domain: string }

/** Signs out whoever came in through a provider. */
export const endSessionsOfProvider = async (tx: Tx, { partner_id, domain }: Provider): Promise<void> => {
  await sql`
    delete from auth.session using auth."user"
    where "user".id = session."userId" and session.method = 'sso'
      and session."providerId" = ${partner_id ?? 'vendor'} and split_part("user".email, '@', 2) = ${domain}`.execute(
    tx,
  )
}
