import { writeFile } from 'node:fs/promises'
import { describeSchema } from '../packages/server/src/db/describe-schema.ts'
import { withDatabase } from '../packages/server/src/db/testing.ts'

// Writes the generated column types, from a database that all migrations have been applied to.
const endings: (() => Promise<void>)[] = []
const { db } = await withDatabase({ after: (work) => endings.push(work) })
await writeFile(new URL('../packages/server/src/db/schema.ts', import.meta.url), await describeSchema(db))
for (const end of endings) await end()
