import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The text of `schema.ts`: Kysely's types of every table, read from a migrated database. */
export const describeSchema = async (db: Db): Promise<string> => {
  const columns = await readColumns(db)
  const choices = await readChoices(db)
  const tables = Map.groupBy(columns, (column) => column.table)
  return [
    '// Generated from the migrations by tools/generate-schema.ts; edit those, not this.',
    '',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    '/** timestamptz: read as ms since 1970, written as a Date. */',
    'type Timestamp = ColumnType<number, Date, Date>',
    'type NullableTimestamp = ColumnType<number | null, Date | null | undefined, Date | null>',
    '/** jsonb: read parsed, written as JSON text. */',
    'type Json = ColumnType<unknown, string, string>',
    '',
    ...[...tables].flatMap(([table, columns]) => [
      `export type ${typeName(table)} = {`,
      ...columns.map((column) => `  ${column.name}: ${columnType(column, choices)}`),
      '}',
      '',
    ]),
    'export type Schema = {',
    ...[...tables.keys()].map((table) => `  ${table}: ${typeName(table)}`),
    '}',
    '',
  ].join('\n')
}

type Column = {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly hasDefault: boolean
}

const readColumns = async (db: Db): Promise<Column[]> => {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
      not a.attnotnull as nullable, a.atthasdef as "hasDefault"
    from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'schema_migration'
      and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`.execute(db)
  return rows
}

/** The values a check constraint allows in a text column, by `table.column`. */
const readChoices = async (db: Db): Promise<Map<string, string[]>> => {
  const { rows } = await sql<{ column: string; definition: string }>`
    select c.relname || '.' || a.attname as column, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = c.oid and k.conkey = array[a.attnum]
    where k.contype = 'c'`.execute(db)
  return new Map(
    rows.flatMap(({ column, definition }) => {
      const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(definition)?.[1]
      const values = list?.split(', ').map((value) => value.replace(/::text$/, ''))
      return values === undefined ? [] : [[column, values] as const]
    }),
  )
}

const columnType = (column: Column, choices: ReadonlyMap<string, string[]>): string => {
  if (column.type === 'timestamp with time zone') return column.nullable ? 'NullableTimestamp' : 'Timestamp'
  if (column.type === 'jsonb') return 'Json'
  const plain = choices.get(`${column.table}.${column.name}`)?.join(' | ') ?? plainTypes[column.type]
  if (plain === undefined)
    throw new Error(`no TypeScript type for ${column.type} of ${column.table}.${column.name}`)
  const type = column.nullable ? `${plain} | null` : plain
  return column.hasDefault ? `Generated<${type}>` : type
}

const plainTypes: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  integer: 'number',
  bigint: 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
}

const typeName = (table: string): string =>
  `${table.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Table`
