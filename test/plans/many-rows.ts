import { sql } from 'kysely'
import { transaction, type Db } from '../../packages/server/src/db/database.ts'

export type Size = {
  readonly partners: number
  readonly accounts: number
  readonly controllers: number
  readonly licenses: number
}

/** Ids are made from a letter and a number, so that rows find each other: `id('a', 7)` is the seventh account's. */
export const id = (letter: 'a' | 'b' | 'c' | 'd' | 'e', number: number): string =>
  `${letter.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`
const idOf = (letter: string, number: string) =>
  sql.raw(`('${letter.repeat(8)}-0000-4000-8000-' || lpad((${number})::text, 12, '0'))::uuid`)

/** Fills a database as years of a vendor would: partners with accounts, controllers, licenses everywhere, a ledger. */
export const insertMany = (db: Db, { partners, accounts, controllers, licenses }: Size): Promise<void> =>
  transaction(db, { sight: 'all' }, async (tx) => {
    const start = sql.raw(`timestamptz '2026-01-01Z'`)
    const partner = (of: string) => idOf('a', `${of} % ${partners}`)
    await sql`insert into partner (id, name, created_at)
      select ${idOf('a', 'n')}, 'Partner ' || n, ${start} from generate_series(0, ${partners - 1}::int) n`.execute(
      tx,
    )
    await sql`insert into account (partner_id, id, name, customer_id, created_at)
      select ${partner('n')}, ${idOf('b', 'n')}, 'Site ' || n, gen_random_uuid(), ${start}
      from generate_series(0, ${accounts - 1}::int) n`.execute(tx)
    await sql`insert into controller (partner_id, id, account_id, install_code, key_thumbprint, status, generation, model,
        software_version, seats_used, devices, clock, first_seen_at, last_seen_at)
      select ${partner('n')}, ${idOf('c', 'n')}, ${idOf('b', `n % ${accounts}`)}, 'SC-' || lpad(n::text, 6, '0'), 'key', 'active', 1,
        'SmartServer', '3.4', 0, 0, 'ok', ${start}, ${start} + n * interval '1 minute'
      from generate_series(0, ${controllers - 1}::int) n`.execute(tx)
    // Of five licenses one is in the inventory, one in an account and three are on controllers, one of them maintenance.
    await sql`insert into license (partner_id, id, sku, kind, quantity, term_unit, term_count, term_start, starts_at, ends_at,
        ever_activated, order_reference, issued_at, holder_at, account_id, controller_id)
      select ${partner('n')}, ${idOf('d', 'n')}, 'SKU',
        case when maintains then 'maintenance' else 'capacity' end, 10,
        case when maintains then 'months' else 'perpetual' end, case when maintains then 12 end, 'at-activation',
        case when maintains then ${start} - (n % 400) * interval '1 day' end,
        case when maintains then ${start} + (365 - n % 400) * interval '1 day' end,
        n % 5 > 1, 'PO-' || n / 10, ${start} + n * interval '1 second',
        case n % 5 when 0 then 'inventory' when 1 then 'account' else 'controller' end,
        case when n % 5 > 0 then ${idOf('b', `n % ${accounts}`)} end,
        case when n % 5 > 1 then ${idOf('c', `n % ${controllers}`)} end
      from generate_series(0, ${licenses - 1}::int) n cross join lateral (select n % 5 = 2 as maintains) as which`.execute(
      tx,
    )
    await sql`insert into movement (partner_id, id, license_id, from_at, to_at, reason, actor, request_id, at)
      select ${partner('n')}, ${idOf('e', 'n')}, ${idOf('d', 'n')}, 'vendor', 'inventory', 'issue', 'test', 'test', ${start}
      from generate_series(0, ${licenses - 1}::int) n`.execute(tx)
    await sql`insert into controller_case (partner_id, id, controller_id, kind, evidence, opened_at)
      select ${partner('n')}, ${idOf('e', 'n')}, ${idOf('c', 'n')}, 'key-changed', '[]', ${start} + n * interval '1 minute'
      from generate_series(0, ${controllers - 1}::int) n`.execute(tx)
    await sql`insert into audit_entry (partner_id, id, actor, actor_id, operation, target, summary, request_id, at)
      select ${partner('n')}, ${idOf('e', 'n')}, 'test', ${idOf('a', '0')}, 'op' || n % 7, '/', '{}', 'test',
        ${start} + n * interval '1 second'
      from generate_series(0, ${licenses - 1}::int) n`.execute(tx)
  })
