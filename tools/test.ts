import { spawnSync } from 'node:child_process'

// `npm test`: every test. `npm test -- packages/core/src/capacity/*.test.ts` or `-- --test-name-pattern=M3`: some.
const everyTest = ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'test/**/*.test.ts']

const given = process.argv.slice(2)
const files = given.filter((each) => !each.startsWith('-'))
const options = given.filter((each) => each.startsWith('-'))

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
process.exitCode = status ?? 1
