import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * The text of `schema.sql`: statements that make an empty database what the migrations make it, in a fixed order, so
 * that two databases have the same schema exactly when their texts are equal.
 */
export const dumpSchema = async (db: Db): Promise<string> => {
  const functions = await readLines(db, functionStatements)
  const tables = await readLines(db, tableStatements)
  // In this order: functions stand in triggers and policies, primary keys before the foreign keys that name them.
  const rest = await readLines(db, restStatements)
  return [
    '-- Generated: the sum of the migrations, to read. Made by tools/generate-schema.ts; edit a migration, not this.',
    ...functions,
    ...tables,
    ...rest,
    '',
  ].join('\n\n')
}

const readLines = async (db: Db, query: string): Promise<string[]> => {
  const { rows } = await sql<{ statement: string }>`${sql.raw(query)}`.execute(db)
  return rows.map((row) => row.statement)
}

const functionStatements = `
  select rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' as statement
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname`

const tableStatements = `
  select format(E'create table %I (\\n%s\\n);', c.relname, string_agg(format('  %I %s%s%s', a.attname,
      format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E',\\n' order by a.attnum)) as statement
  from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migration'
  group by c.oid, c.relname
  order by c.relname`

const restStatements = `
  with own as (
    select oid, relname, relrowsecurity, relforcerowsecurity from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'schema_migration')
  select string_agg(statement, E'\\n' order by statement) as statement
  from (
    select case contype when 'f' then 2 else 1 end as step, relname,
      format('alter table %I add constraint %I %s;', relname, conname, pg_get_constraintdef(k.oid)) as statement
    from pg_constraint k join own on own.oid = conrelid
    where contype in ('p', 'u', 'c', 'x', 'f')
    union all
    select 3, relname, pg_get_indexdef(indexrelid) || ';'
    from pg_index join own on own.oid = indrelid
    where not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
    union all
    select 4, relname, pg_get_triggerdef(t.oid) || ';'
    from pg_trigger t join own on own.oid = tgrelid
    where not tgisinternal
    union all
    select 5, relname, format('alter table %I enable row level security;', relname) from own where relrowsecurity
    union all
    select 5, relname, format('alter table %I force row level security;', relname) from own where relforcerowsecurity
    union all
    select 6, tablename, format('create policy %I on %I as %s for %s to %s', policyname, tablename, permissive, cmd,
        array_to_string(roles, ', ')) || coalesce(' using (' || qual || ')', '')
        || coalesce(' with check (' || with_check || ')', '') || ';'
    from pg_policies where schemaname = 'public'
  ) as statements
  group by step, relname
  order by step, relname`
