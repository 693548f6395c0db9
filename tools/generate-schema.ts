import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describeSchema } from '../packages/server/src/db/describe-schema.ts'
import { dumpSchema } from '../packages/server/src/db/dump-schema.ts'
import { withDatabase } from '../packages/server/src/db/testing.ts'

// Writes what is generated from the migrations: the column types and the sum of the schema.
const target = (file: string) => fileURLToPath(new URL(`../packages/server/src/db/${file}`, import.meta.url))
const endings: (() => Promise<void>)[] = []
const { db } = await withDatabase({ after: (work) => endings.push(work) })
await writeFile(target('schema.ts'), await describeSchema(db))
await writeFile(target('schema.sql'), await dumpSchema(db))
for (const end of endings) await end()
