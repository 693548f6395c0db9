import { spawnSync } from 'node:child_process'
import { enterServer } from '../packages/server/src/db/testing.ts'

// `npm test`: every test. `npm test -- packages/core/src/capacity/*.test.ts` or `-- --test-name-pattern=M3`: some.
const everyTest = ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'test/**/*.test.ts']

const given = process.argv.slice(2)
const files = given.filter((each) => !each.startsWith('-'))
const options = given.filter((each) => each.startsWith('-'))

// Held over the whole run, so that no file has to start the database for itself.
const { leave } = await enterServer()
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    '--test-concurrency=2',
    '--test-reporter=spec',
    ...options,
    ...(files.length > 0 ? files : everyTest),
  ],
  { cwd: `${import.meta.dirname}/..`, stdio: 'inherit' },
)
await leave()
process.exitCode = status ?? 1
