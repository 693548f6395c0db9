import { elsewhere } from './elsewhere.ts'
import { Broken, openNarrator, type Narrator } from './narrator.ts'
import { obedience } from './obedience.ts'
import { offlineReturn } from './offline-return.ts'
import { purchase } from './purchase.ts'
import { openStage, type Stage } from './stage.ts'

/**
 * The main job, for real: a service process on its own PostgreSQL, controllers with their own keys, real HTTP and real
 * signatures, in a folder that is removed at the end. Exits 0 only if each step did what it should.
 */
const play = async (stage: Stage, narrator: Narrator): Promise<void> => {
  const bought = await purchase(stage, narrator)
  const first = await stage.controller('controller-1', 'SC-0001-DEMO')
  const second = await stage.controller('controller-2', 'SC-0002-DEMO')
  await obedience(first, bought, narrator)
  await offlineReturn(stage, first, bought, narrator)
  await elsewhere(stage, { first, second }, bought, narrator)
}

const narrator = openNarrator((line) => console.log(line))
const startedAt = performance.now()
console.log('Tenure: a license goes from the vendor to a controller, and the controller obeys it.')
try {
  const stage = await openStage(narrator)
  await play(stage, narrator).finally(stage.close)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  console.log(`\nDone: ${narrator.checked()} checks held, in ${seconds} s.`)
} catch (error) {
  console.error(error instanceof Broken ? `\nThe demo failed: ${error.message}` : error)
  process.exitCode = 1
}
