import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Lifetime } from '../../packages/server/src/db/testing.ts'
import { startDemo, type Demo } from '../../tools/start/start-demo.ts'
import type { DemoPerson } from '../../tools/start/world/people.ts'
import { buildPages } from '../browser/build-pages.ts'

/** The demo world as `npm start` makes it, without its demo controller: a service that serves the portals, and its mails. */
export type World = Omit<Demo, 'stop'> & {
  /** Such as http://localhost:41234: the origin that links in mails and passkeys mean. */
  readonly url: string
  /** Who has this role: with the vendor, or with the partner of this name. */
  readonly person: (role: DemoPerson['role'], partner?: string) => DemoPerson
}

export const openWorld = async (lifetime: Lifetime): Promise<World> => {
  buildPages()
  const folder = await mkdtemp(join(tmpdir(), 'tenure-portals-'))
  const demo = await startDemo({
    dataDir: folder,
    ports: { service: 0, mails: 0, smtp: 0 },
    settings: { TENURE_SIGN_IN_REQUESTS_PER_MINUTE: '10000' },
  })
  lifetime.after(async () => {
    await demo.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    ...demo,
    url: demo.service.url.replace('127.0.0.1', 'localhost'),
    person: (role, partner) => {
      const found = demo.world.people.find((each) => each.role === role && each.partner === (partner ?? null))
      if (found === undefined) throw new Error(`${partner ?? 'the vendor'} has no ${role}`)
      return found
    },
  }
}
