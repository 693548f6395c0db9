import { agentAtWork } from './agent-at-work.ts'
import { agentStart } from './agent-start.ts'
import { busLatency } from './bus-latency.ts'
import { checkInProcess } from './check-in-process.ts'
import { documentBytes } from './document-bytes.ts'
import type { Measure } from './measure.ts'
import { portalLists } from './portal-lists.ts'
import { portalLighthouse } from './portal-lighthouse.ts'
import { merge, readResults, table, writeResults } from './results.ts'

// `npm run bench`: measures, prints a table, and keeps the figures in results.json. `-- agent-start …`: only those.

const benches = [
  documentBytes,
  checkInProcess,
  agentStart,
  agentAtWork,
  busLatency,
  portalLists,
  portalLighthouse,
]

process.chdir(`${import.meta.dirname}/..`)
const given = process.argv.slice(2)
const unknown = given.filter((each) => !benches.some(({ name }) => name === each))
if (unknown.length > 0)
  throw new Error(`${unknown.join(', ')}: there are ${benches.map(({ name }) => name).join(', ')}`)

const file = `${import.meta.dirname}/results.json`
for (const { name, run } of benches.filter((each) => given.length === 0 || given.includes(each.name))) {
  const measures: readonly Measure[] = await run()
  console.log(`\n${name}`)
  for (const line of table(measures)) console.log(line)
  writeResults(file, merge(readResults(file), measures))
}
