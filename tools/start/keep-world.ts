import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '@tenure/server'
import { keepSecret } from './keep-secret.ts'
import type { DemoWorld } from './load-world.ts'
import type { Progress } from './world/diary.ts'
import type { WorldSeed } from './world/stage.ts'
import { demoPeople, WORLD_VERSION } from './world/people.ts'

export type KeepOptions = {
  readonly dataDir: string
  readonly environment: Environment
  readonly progress: Progress
}

/** The demo world of a data folder; made on the first start, and from then on read from what is kept of it. */
export const keepWorld = async ({ dataDir, environment, progress }: KeepOptions): Promise<DemoWorld> => {
  const folder = join(dataDir, 'demo')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = await keepSecret(join(folder, 'world.json'), async () => {
    const seed = await keepSecret(join(folder, 'world-seed.json'), async () => JSON.stringify(newSeed()))
    // Only now: with the service in this process, loading it takes a second that later starts do without.
    const { makeWorld } = await import('./make-world.ts')
    const parts = { environment, folder, seed: JSON.parse(seed) as WorldSeed, progress }
    return JSON.stringify(await makeWorld(parts))
  })
  const world = JSON.parse(kept) as DemoWorld
  if (world.version !== WORLD_VERSION)
    throw new Error(
      `The demo world in ${dataDir} is of another version of Tenure.\nRemove that folder to have a new world, or set TENURE_DATA_DIR to another one.`,
    )
  return world
}

const newSeed = (): WorldSeed => ({
  // Documents know whole seconds.
  madeAt: Math.floor(Date.now() / 1000) * 1000,
  secret: randomBytes(32).toString('base64url'),
  passwords: Object.fromEntries(demoPeople.map(({ email }) => [email, newPassword()])),
})

/** Of this installation alone; as long as the service wants it. */
export const newPassword = (): string => randomBytes(9).toString('base64url')
