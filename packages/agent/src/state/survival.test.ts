import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Agent } from '../agent/agent.ts'
import { openAgent } from '../agent/open-agent.ts'
import { openTokens } from '../http/tokens.ts'
import { readSettings } from '../settings.ts'
import { newController } from '../testing/open-test-agent.ts'
import { openPower, PowerCut } from '../testing/power.ts'
import { runCli, startCli } from '../testing/run-cli.ts'
import { startTestService, type TestService } from '../testing/test-service.ts'
import { openFolders, type OpenFolders } from './open-folders.ts'
import { resetState, type Folders, type ResetKind } from './reset.ts'
import { licensedFiles } from './state-files.ts'

// C9, case 10: what is licensed outlives the state, without a network, however the power fails. Real processes.

const MAX_STEPS = 60
let service: TestService
/** A controller that has a license, has burnt another one, and was switched off; every test gets a copy. */
let master: string
let licenseId: string
let before10: Licensed

before(async () => {
  service = await startTestService(Date.now())
  const controller = newController(service)
  openTokens(controller.folder)
  const agent = await controller.open()
  agent.setAccount(service.customerId)
  for (const id of ['pump', 'fan', 'valve'])
    assert.ok(agent.devices.add({ id, protocol: 'Modbus', name: id, internal: false }).ok)
  licenseId = service.issue({ kind: 'capacity', quantity: 2 })
  const burnt = service.issue({ kind: 'capacity', quantity: 50 })
  assert.ok((await agent.offers()).ok)
  assert.ok((await agent.activate([licenseId, burnt])).ok)
  service.mode = 'down'
  assert.ok(!(await agent.giveBack([burnt])).ok)
  await agent.close()
  master = mkdtempSync(join(tmpdir(), 'tenure-survival-'))
  cpSync(controller.folder, join(master, 'state'), { recursive: true })
  renameSync(join(master, 'state', 'identity'), join(master, 'identity'))
  controller.remove()
  const site = newSite()
  before10 = await licensedAt(site)
  site.remove()
  assert.deepEqual([before10.capacity, before10.account, before10.give], [2, 'P-Building 1', [burnt]])
})
after(async () => {
  rmSync(master, { recursive: true, force: true })
  await service.close()
})

/** Another copy of the controller, away from every network. */
const newSite = () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenure-site-'))
  cpSync(master, folder, { recursive: true })
  const [state, identity] = [join(folder, 'state'), join(folder, 'identity')]
  const env = {
    TENURE_AGENT_DIR: state,
    TENURE_AGENT_IDENTITY_DIR: identity,
    TENURE_AGENT_SERVICE_URL: 'http://127.0.0.1:9',
    TENURE_AGENT_PORT: '0',
  }
  return { state, identity, env, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
type Site = ReturnType<typeof newSite>

/** The agent as it starts again, for as long as `work` takes. */
const using = async <Value>({ env }: Site, work: (agent: Agent) => Value): Promise<Value> => {
  const opened = await openAgent({
    settings: readSettings(env),
    time: { wallClock: Date.now, monotonicMs: () => performance.now() },
    patience: { attempts: 1 },
    failed: (error) => assert.fail(String(error)),
  })
  assert.ok(opened.ok, opened.ok ? '' : opened.refusal.sentence)
  try {
    return work(opened.value)
  } finally {
    await opened.value.close()
  }
}

/** All that C9 keeps. */
const licensedAt = (site: Site) =>
  using(site, (agent) => {
    const { installCode, keyThumbprint, generation, capacity, account, waiting, problem } = agent.status()
    assert.equal(problem, null)
    const [give, customerId] = [waiting?.give ?? null, agent.account()?.customerId]
    const held = { capacity, licenses: agent.licenses(), give }
    return { installCode, keyThumbprint, generation, account: account?.name, customerId, ...held }
  })
type Licensed = Awaited<ReturnType<typeof licensedAt>>

const devicesAt = (site: Site): Promise<number> => using(site, (agent) => agent.devices.list().length)

describe('case 10: offline, the licenses are unchanged after', { concurrency: 2 }, () => {
  const ways = {
    'Reset Databases': async ({ env }: Site) => {
      const { stdout } = await runCli(['reset', '--databases', '--yes'], env)
      assert.match(stdout, /^Removed: devices\.sqlite.*\.\nThe licenses.* are kept\.\n$/)
    },
    'Restore Factory Settings': async ({ env, state }: Site) => {
      const { stdout } = await runCli(['reset', '--factory', '--yes'], env)
      assert.match(stdout, /^Removed: .*owner-token.*\.\nThe licenses.* are kept\.\n$/)
      assert.deepEqual(
        readdirSync(state).filter((name) => !name.startsWith('lock.sqlite')),
        [],
      )
    },
    'a re-image': async ({ state }: Site) => rmSync(state, { recursive: true }),
  }
  for (const [way, happens] of Object.entries(ways))
    test(way, async () => {
      const site = newSite()
      assert.equal(await devicesAt(site), 3)
      await happens(site)
      assert.equal(await devicesAt(site), 0)
      assert.deepEqual(await licensedAt(site), before10)
      site.remove()
    })

  test('a factory restore where the identity folder lies in the state folder', async () => {
    const site = newSite()
    renameSync(site.identity, join(site.state, 'identity'))
    const inside: Site = {
      ...site,
      env: { ...site.env, TENURE_AGENT_IDENTITY_DIR: join(site.state, 'identity') },
    }
    assert.equal((await runCli(['reset', '--factory', '--yes'], inside.env)).code, 0)
    assert.equal(await devicesAt(inside), 0)
    assert.deepEqual(await licensedAt(inside), before10)
    site.remove()
  })
})

const ownerTokenOf = (state: string): string => readFileSync(join(state, 'owner-token'), 'utf8').trim()

/** After a reset that was cut short, once the agent has started again. Which of the two states it is in. */
const checkReset = async (site: Site, kind: ResetKind, step: string): Promise<'before' | 'after'> => {
  const [devices, knows] = await using(site, (agent) => [
    agent.devices.list().length,
    agent.history(200, null).items.some(({ kind }) => kind === 'account-set'),
  ])
  assert.ok((devices === 3 && knows) || (devices === 0 && !knows), `${step}: ${devices} devices, ${knows}`)
  assert.deepEqual(await licensedAt(site), before10, step)
  assert.ok(!existsSync(join(site.identity, 'reset-under-way')), step)
  const keepsTokens = kind === 'databases' || devices === 3
  const token = ownerTokenOf(join(master, 'state'))
  assert.equal(openTokens(site.state).callerOf(token) === 'owner', keepsTokens, step)
  return devices === 3 ? 'before' : 'after'
}

test('reset --factory, killed at every step: the state is that of before or that of after', async () => {
  const seen = new Set<string>()
  for (let dieAt = 1; ; dieAt++) {
    assert.ok(dieAt < MAX_STEPS)
    const site = newSite()
    const ran = await runCli(['reset', '--factory', '--yes'], site.env, dieAt)
    seen.add(await checkReset(site, 'factory', `step ${dieAt}`))
    site.remove()
    if (ran.signal !== null) continue
    assert.equal(ran.code, 0, ran.stderr)
    assert.ok(dieAt > 6, `a reset has many steps; it died at ${dieAt - 1}`)
    break
  }
  assert.deepEqual([...seen], ['before', 'after'], 'some deaths came before the point of no return')
})

/** Does `work` with the power failing at step 1, at step 2 and so on, until it gets through. */
const cutEverywhere = async (
  prepare: (site: Site) => void,
  work: (folders: OpenFolders) => void,
  check: (site: Site, step: string) => Promise<void>,
): Promise<number> => {
  const power = openPower()
  try {
    for (let cutAt = 1; cutAt < MAX_STEPS; cutAt++) {
      const site = newSite()
      prepare(site)
      power.cutAt(cutAt)
      const gotThrough = isDone({ folder: site.state, identityFolder: site.identity }, work)
      power.back()
      await check(site, `step ${cutAt}`)
      site.remove()
      if (gotThrough) return cutAt - 1
    }
    throw new Error('it never got through')
  } finally {
    power.remove()
  }
}

/** Whether `work` was done before the power failed. */
const isDone = (of: Folders, work: (folders: OpenFolders) => void): boolean => {
  try {
    const folders = openFolders(of)
    assert.ok(!('heldBy' in folders))
    try {
      work(folders)
    } finally {
      folders.release()
    }
    return true
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error
    return false
  }
}

test('reset --databases, cut at every step: the state is that of before or that of after', async () => {
  const seen = new Set<string>()
  const deaths = await cutEverywhere(
    () => undefined,
    (folders) => resetState(folders, 'databases'),
    async (site, step) => void seen.add(await checkReset(site, 'databases', step)),
  )
  assert.ok(deaths >= 6, `it died at ${deaths}`)
  assert.deepEqual([...seen], ['before', 'after'])
})

test('the move of what is licensed, cut at every step: nothing is lost, nothing burnt comes back', async () => {
  const deaths = await cutEverywhere(
    ({ state, identity }) => {
      for (const name of licensedFiles)
        if (existsSync(join(identity, name))) renameSync(join(identity, name), join(state, name))
    },
    () => undefined,
    async (site, step) => {
      const here = (name: string): boolean => existsSync(join(site.identity, name))
      if (here('license-file.jws'))
        assert.ok(here('pending-request.jws'), `${step}: O4, a burnt right is back`)
      assert.deepEqual(await licensedAt(site), before10, step)
      assert.deepEqual(
        licensedFiles.filter((name) => existsSync(join(site.state, name))),
        [],
      )
    },
  )
  assert.ok(deaths >= 20, `the move has many steps; it died at ${deaths}`)
})

test('O6: an old state folder that is put back changes nothing of what is licensed', async () => {
  const site = newSite()
  for (const name of licensedFiles)
    if (existsSync(join(site.identity, name))) cpSync(join(site.identity, name), join(site.state, name))
  rmSync(join(site.identity, 'pending-request.jws'))
  const answeredSince = await licensedAt(site)
  assert.equal(answeredSince.give, null, 'the request of the backup is not taken up again')
  site.remove()
})

test('while an agent runs, a reset is refused with the remedy, and so is a second agent on its identity', async () => {
  const site = newSite()
  const daemon = startCli(['run'], site.env)
  try {
    await daemon.wrote(/"event":"listening"/)
    const refused = await runCli(['reset', '--factory', '--yes'], site.env)
    assert.equal(refused.code, 1)
    assert.match(refused.stderr, /\(agent-locked\)\nStop it first/)
    const other = { ...site.env, TENURE_AGENT_DIR: join(site.state, '..', 'other') }
    const second = await runCli(['status'], other)
    assert.equal(second.code, 1)
    assert.match(second.stderr, new RegExp(`Another agent process uses ${site.identity}`))
  } finally {
    daemon.child.kill('SIGTERM')
    await daemon.ended
  }
  assert.deepEqual(await licensedAt(site), before10)
  site.remove()
})
