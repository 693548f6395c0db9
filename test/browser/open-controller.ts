import assert from 'node:assert/strict'
import type { Lifetime } from '../../packages/server/src/db/testing.ts'
import { runAgentCommand } from '../../tools/run/start-agent.ts'
import type { Controller } from '../acceptance/controller.ts'
import { openSite, type Site } from '../acceptance/site.ts'
import { buildPages } from './build-pages.ts'
import type { Person } from './open-browser.ts'

/** A real service and a real agent that serves the pages over HTTPS, with an Owner and somebody who may look. */
export type Place = {
  readonly site: Site
  readonly controller: Controller
  readonly owner: Person
  readonly viewer: Person
}

export const openPlace = async (
  lifetime: Lifetime,
  { startAt = Date.now(), ...settings }: { startAt?: number; [setting: `TENURE_${string}`]: string } = {},
): Promise<Place> => {
  buildPages()
  const site = await openSite(startAt, lifetime)
  const controller = await site.addController({ TENURE_AGENT_HTTPS_PORT: '0', ...settings })
  const owner = await addUser(controller, 'ada', 'owner')
  const viewer = await addUser(controller, 'guest', 'viewer')
  const viewing = await runAgentCommand(['user', 'viewing', 'on'], controller.env)
  assert.equal(viewing.code, 0, viewing.stderr)
  return { site, controller, owner, viewer }
}

export const addUser = async (controller: Controller, username: string, role: string): Promise<Person> => {
  const added = await runAgentCommand(['user', 'add', username, '--role', role, '--json'], controller.env)
  assert.equal(added.code, 0, added.stderr)
  return { username, password: (JSON.parse(added.stdout) as { password: string }).password }
}
