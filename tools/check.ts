import { globSync } from 'node:fs'
import { driftedFiles } from './generated-files.ts'
import { projectRoot } from './project-files.ts'
import { runCommand, type Run } from './run-command.ts'

// `npm run check`: everything that can be said about the code without running it. A line for each check; what a
// failed one said follows it. All are run, and one failure fails the whole.

type Check = { readonly name: string; readonly run: () => Promise<Run> }

const tool = (name: string, installed: string, ...args: readonly string[]): Check => ({
  name,
  run: () => runCommand(`node_modules/.bin/${installed}`, ...args),
})

const generated = async (): Promise<Run> => {
  const drifted = await driftedFiles(projectRoot)
  return {
    code: drifted.length,
    output: drifted.map((path) => `${path} is not what the code prints now: npm run generate\n`).join(''),
  }
}

process.chdir(`${import.meta.dirname}/..`)
const compilerSettings = ['tsconfig.json', ...globSync('packages/*/tsconfig*.json').toSorted()]
const checks: readonly Check[] = [
  ...compilerSettings.map((path) => tool(`types         ${path}`, 'tsc', '-p', path)),
  tool('lint', 'oxlint', '--type-aware', '--deny-warnings'),
  tool('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  tool('architecture', 'node', '--test', 'test/architecture/*.test.ts'),
  tool('documents', 'node', '--test', 'test/docs/*.test.ts'),
  { name: 'generated', run: generated },
]

let failures = 0
for (const { name, run } of checks) {
  const startedAt = performance.now()
  const { code, output } = await run()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds.padStart(5)} s  ${name}`)
  if (code === 0) continue
  failures++
  console.log(output)
}
console.log(
  failures === 0 ? `all ${checks.length} checks hold` : `${failures} of ${checks.length} checks failed`,
)
process.exitCode = failures === 0 ? 0 : 1
