import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { withDatabase } from '../db/testing.ts'
import { openBareAuth } from './testing/bare-auth.ts'

const { url } = await withDatabase({ after })

test('the migrations make every table and column that better-auth asks for', async (t) => {
  const pool = new pg.Pool({ connectionString: url, options: '-c search_path=auth' })
  t.after(() => pool.end())
  const auth = openBareAuth(pool)
  const missing = await getMigrations(auth.options, { throwOnUnsafe: false })
  assert.deepEqual(
    {
      tables: missing.toBeCreated.map(({ table }) => table),
      columns: missing.toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)]),
      indexes: missing.toBeAddedIndexes.map(({ name }) => name),
      problems: missing.schemaProblems,
    },
    { tables: [], columns: [], indexes: [], problems: [] },
  )
})
