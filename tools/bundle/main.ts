import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buildExecutable } from './build-executable.ts'
import { fetchRuntime, targets } from './runtimes.ts'

// `npm run bundle`: dist/tenure-agent-linux-x64 and -arm64, each a whole agent in one file. `-- linux-arm64`: that one.

process.chdir(`${import.meta.dirname}/../..`)
const given = process.argv.slice(2)
const unknown = given.filter((each) => !targets.some((target) => target === each))
if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: the targets are ${targets.join(', ')}`)

for (const target of given.length > 0 ? targets.filter((each) => given.includes(each)) : targets) {
  const out = `dist/tenure-agent-${target}`
  const runtime = await fetchRuntime(target, 'dist/bundle/runtimes')
  await buildExecutable({ into: 'dist/bundle', out, runtime })
  const bytes = readFileSync(out)
  // As sha256sum prints it, so that `sha256sum --check` reads it.
  console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${out}`)
  console.error(`${(bytes.length / 1e6).toFixed(1)} MB`)
}
