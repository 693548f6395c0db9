import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startOfDay } from '@tenure/core'
import { newController, type TestController } from '../testing/open-test-agent.ts'
import { runCli, startCli } from '../testing/run-cli.ts'
import { startTestService, type TestService } from '../testing/test-service.ts'

/** What an updater on the site does and reads: real processes, the network away as soon as the licenses are here. */
const DAY = 86_400_000
const hook = fileURLToPath(new URL('../../../../examples/pre-upgrade-hook/pre-upgrade.sh', import.meta.url))
const launcher = fileURLToPath(new URL('../../bin/tenure-agent.mjs', import.meta.url))
let service: TestService
const controllers: TestController[] = []
before(async () => {
  service = await startTestService(Date.now())
})
after(async () => {
  for (const each of controllers) each.remove()
  await service.close()
})

type Env = Record<string, string>
let count = 0
/** A controller of its own, with these licenses, and from then on without a network. */
const offline = async (
  licenses: readonly Parameters<TestService['issue']>[0][],
  env: Env = {},
): Promise<TestController & { away: Env }> => {
  const installCode = `SC-${String(++count).padStart(4, '0')}-UPGR`
  const controller = newController(service, { TENURE_AGENT_INSTALL_CODE: installCode, ...env })
  controllers.push(controller)
  const ids = licenses.map((each) => service.issue(each))
  const set = await runCli(['account', 'set', service.customerId], controller.env)
  assert.equal(set.code, 0, set.stderr)
  if (ids.length > 0) {
    const activated = await runCli(['activate', ...ids], controller.env)
    assert.equal(activated.code, 0, activated.stdout + activated.stderr)
  }
  return { ...controller, away: { ...controller.env, TENURE_AGENT_SERVICE_URL: 'http://127.0.0.1:9' } }
}

const capacity = { kind: 'capacity', quantity: 10 } as const
const term = { unit: 'months', count: 12 } as const
const maintenance = { kind: 'maintenance', quantity: 10, term } as const
/** Its clock ran out while it was on the controller. */
const ended = {
  ...maintenance,
  everActivated: true,
  startsAt: startOfDay(Date.now()) - 400 * DAY,
  endsAt: startOfDay(Date.now()) - 35 * DAY,
} as const

const preUpgrade = async (words: readonly string[], env: Env) => {
  const ran = await runCli(['pre-upgrade', ...words], env)
  const lines = ran.stdout.trimEnd().split('\n')
  assert.equal(lines.length, 1, `one line of JSON: ${ran.stdout}${ran.stderr}`)
  const told = JSON.parse(lines[0] ?? '') as Record<string, unknown>
  assert.equal(told['exitCode'], ran.code)
  return told
}
const told = async (words: readonly string[], env: Env) => {
  const { exitCode, code, reason, from, kind } = await preUpgrade(words, env)
  return [exitCode, reason ?? code, ...(from === undefined ? [] : [from, kind])]
}
const fileWith = (controller: TestController, text: string): string => {
  const file = join(controller.folder, `manifest-${++count}`)
  writeFileSync(file, text)
  return file
}

test('case 4: with maintenance that has ended, what runs and what is older may be installed, a newer feature release not', async () => {
  const { away } = await offline([capacity, ended])
  assert.deepEqual(await told(['3.4'], away), [0, 'not-newer', 'name', 'feature'])
  assert.deepEqual(await told(['3.3'], away), [0, 'not-newer', 'name', 'feature'])
  const refused = await preUpgrade(['3.5'], away)
  assert.deepEqual(
    [refused['exitCode'], refused['verdict'], refused['code']],
    [1, 'refused', 'maintenance-expired'],
  )
  assert.match(
    String(refused['remedy']),
    /upgrade license of at least 10[^]*Allowed now: every version up to/,
  )
})

test('case 5: an update of what is installed is no feature release, nor is a platform release gated (M4)', async () => {
  const { away } = await offline([capacity], { TENURE_AGENT_SOFTWARE_VERSION: '3.3' })
  assert.deepEqual(await told(['3.3 Update 2'], away), [0, 'same-feature-line', 'name', 'update'])
  assert.deepEqual(await told(['3.3.1'], away), [0, 'same-feature-line', 'name', 'update'])
  assert.deepEqual(await told(['4.0 Platform 1'], away), [0, 'platform-release', 'name', 'platform'])
  assert.deepEqual(await told(['3.4'], away), [1, 'maintenance-missing'])
  assert.deepEqual(await told(['3.4 Update 1'], away), [1, 'maintenance-missing'])
})

test('M1, M4: maintenance that covers the capacity allows, one that is short does not', async () => {
  const covered = await offline([capacity, maintenance])
  assert.deepEqual(await told(['3.5'], covered.away), [0, 'maintenance', 'name', 'feature'])
  const short = await offline([{ ...capacity, quantity: 20 }, maintenance])
  assert.deepEqual(await told(['3.5'], short.away), [1, 'maintenance-short'])
})

test('case 8, 14: without capacity, and before 3.3, everything may be installed', async () => {
  const router = await offline([])
  assert.deepEqual(await told(['4.0'], router.away), [0, 'zero-capacity', 'name', 'feature'])
  const old = await offline([capacity], { TENURE_AGENT_SOFTWARE_VERSION: '3.2' })
  assert.deepEqual(await told(['4.0'], old.away), [0, 'before-licensing', 'name', 'feature'])
})

test('a name that cannot be read is refused and told how to write one, also on a controller without capacity', async () => {
  const { away } = await offline([])
  const refused = await preUpgrade(['latest'], away)
  assert.deepEqual([refused['exitCode'], refused['code']], [1, 'version-unreadable'])
  assert.match(String(refused['remedy']), /3\.2 Update 2/)
  assert.deepEqual(await told(['x'.repeat(60)], away), [1, 'version-unreadable'])
})

test('the signed manifest says what a release is, whatever its name says', async () => {
  const controller = await offline([capacity])
  const { away } = controller
  const manifest = (say: Parameters<TestService['signManifest']>[0]) =>
    fileWith(controller, service.signManifest(say))
  const platform = manifest({ version: '4.0', kind: 'platform' })
  assert.deepEqual(await told(['4.0'], away), [1, 'maintenance-missing'])
  assert.deepEqual(await told(['4.0', '--manifest', platform], away), [
    0,
    'platform-release',
    'manifest',
    'platform',
  ])
  assert.deepEqual(await told(['--manifest', platform], away), [
    0,
    'platform-release',
    'manifest',
    'platform',
  ])
  const feature = manifest({ version: '4.0 Platform 1', kind: 'feature' })
  assert.deepEqual(await told(['4.0 Platform 1', '--manifest', feature], away), [1, 'maintenance-missing'])
})

test('a manifest that does not count is refused, and its name is not believed in its place', async () => {
  const controller = await offline([capacity, maintenance])
  const { away } = controller
  const good = service.signManifest({ version: '3.5', kind: 'feature' })
  assert.deepEqual(await told(['3.5', '--manifest', fileWith(controller, good)], away), [
    0,
    'maintenance',
    'manifest',
    'feature',
  ])
  const refusals: readonly (readonly [string, string, number, string])[] = [
    ['signed by a stranger', service.signManifest({ version: '3.5' }, 'stranger'), 1, 'signature-invalid'],
    ['edited', `${good.slice(0, 90)}A${good.slice(91)}`, 1, ''],
    ['of another version', service.signManifest({ version: '3.4' }), 1, 'manifest-for-another-release'],
    [
      'for another model',
      service.signManifest({ version: '3.5', model: 'SmartServer Pi' }),
      1,
      'manifest-for-another-release',
    ],
    ['a key list', service.keyList, 1, 'document-unreadable'],
    ['JSON of something else', '{"a":1}', 1, 'document-unreadable'],
    ['no document', 'hello', 1, 'document-unreadable'],
    [
      'signed before the key was valid',
      service.signManifest({ version: '3.5', issuedAt: Date.UTC(2010, 0, 1) }),
      3,
      'document-key-unknown',
    ],
  ]
  for (const [what, text, exitCode, code] of refusals) {
    const answer = await preUpgrade(['3.5', '--manifest', fileWith(controller, text)], away)
    assert.equal(answer['exitCode'], exitCode, `${what}: ${JSON.stringify(answer)}`)
    if (code !== '') assert.equal(answer['code'], code, what)
  }
})

test('the manifest is taken as the service told it, with a key list beside it, and from a pipe of the two', async () => {
  const controller = await offline([capacity, maintenance])
  const manifest = service.signManifest({ version: '3.5', kind: 'feature' })
  for (const text of [
    JSON.stringify({ manifest, keyList: service.keyList }),
    `${service.keyList}\n\n${manifest}\n`,
  ])
    assert.deepEqual(await told(['3.5', '--manifest', fileWith(controller, text)], controller.away), [
      0,
      'maintenance',
      'manifest',
      'feature',
    ])
})

test('O5: a clock that cannot be trusted makes it 3: ask again; what needs no maintenance is still told', async () => {
  const { away, clock, open } = await offline([capacity, maintenance])
  clock.at = 0
  const agent = await open()
  const asked = agent.canUpgrade('3.5', null)
  assert.equal(!asked.ok && asked.refusal.code, 'time-unknown')
  assert.ok(agent.canUpgrade('3.4 Update 1', null).ok)
  await agent.close()
  const frozen = await runCliAt1970(['pre-upgrade', '3.5'], away)
  assert.deepEqual([frozen.code, (JSON.parse(frozen.stdout) as { code: string }).code], [3, 'time-unknown'])
})

/** The same command on a controller whose clock was never set. */
const runCliAt1970 = (words: readonly string[], env: Env) => {
  const noClock = `data:text/javascript,${encodeURIComponent('Date.now = () => 0')}`
  return runCli(words, { ...env, NODE_OPTIONS: `--import ${noClock}` })
}

test('a license file that is damaged opens no upgrade: that cannot be judged, what needs no license can', async () => {
  const { away, folder } = await offline([capacity])
  writeFileSync(join(folder, 'identity', 'license-file.jws'), 'damaged\n')
  const answer = await preUpgrade(['3.5'], away)
  assert.deepEqual(
    [answer['exitCode'], answer['verdict'], answer['code']],
    [3, 'not-judged', 'upgrade-not-judged'],
  )
  assert.deepEqual(await told(['3.4 Update 1'], away), [0, 'same-feature-line', 'name', 'update'])
})

test('what is misused, or cannot be read, is 2 with JSON, and a state that cannot be opened is 3', async () => {
  const controller = await offline([])
  const { away, folder } = controller
  assert.deepEqual(await told([], away), [2, 'usage'])
  assert.deepEqual(await told(['--nonsense'], away), [2, 'usage'])
  assert.deepEqual(await told(['--help'], away), [2, 'usage'])
  assert.deepEqual(await told(['3.5', '3.6'], away), [2, 'usage'])
  assert.deepEqual(await told(['3.5', '--manifest', join(folder, 'nowhere')], away), [2, 'usage'])
  assert.deepEqual(await told(['3.5'], { ...away, TENURE_AGENT_PORT: 'seven' }), [2, 'usage'])
  writeFileSync(join(folder, 'identity', 'clock.json'), 'damaged')
  assert.deepEqual(await told(['3.5'], away), [3, 'internal'])
})

test('M6: a controller starts and runs with maintenance that has ended, whatever version it has; nobody asks then', async () => {
  for (const version of ['3.5', '9.9', 'not a version']) {
    const controller = await offline([capacity, ended], { TENURE_AGENT_SOFTWARE_VERSION: version })
    const added = await runCli(['device', 'add', 'pump', '--protocol', 'Modbus'], controller.away)
    assert.equal(added.code, 0, added.stderr)
    const daemon = startCli(['run'], controller.away)
    try {
      await daemon.wrote(/"event":"listening"/)
      const provisioned = await runCli(['device', 'provision', 'pump'], controller.away)
      assert.equal(provisioned.code, 0, provisioned.stderr)
      if (version === '3.5')
        assert.deepEqual(await told(['3.6'], controller.away), [1, 'maintenance-expired'])
    } finally {
      daemon.child.kill('SIGTERM')
      assert.equal((await daemon.ended).code, 0)
    }
  }
})

test('can-upgrade says to people what pre-upgrade says to updaters', async () => {
  const controller = await offline([capacity, maintenance])
  const manifest = fileWith(controller, service.signManifest({ version: '3.5', kind: 'feature' }))
  const yes = await runCli(['can-upgrade', '3.5', '--manifest', manifest], controller.away)
  assert.equal(yes.code, 0, yes.stderr)
  assert.match(
    yes.stdout,
    /^Yes\. Maintenance covers[^]*\nBy the signed manifest of 3\.5, a feature release\.$/m,
  )
  const both = await runCli(
    ['can-upgrade', '--manifest', manifest, '--released-at', '2026-01-01T00:00:00Z'],
    controller.away,
  )
  assert.equal(both.code, 2)
  assert.match(both.stderr, /leave --released-at out/)
  const neither = await runCli(['can-upgrade'], controller.away)
  assert.equal(neither.code, 2)
})

const runHook = (words: readonly string[], env: Env): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const path = { PATH: process.env['PATH'] ?? '', TENURE_AGENT: `${process.execPath} ${launcher}` }
    execFile('sh', [hook, ...words], { env: { ...path, ...env } }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })

test('the example hook ends as the updater needs it, and says why with the remedy', async () => {
  const controller = await offline([capacity, ended])
  const update = await runHook(['3.4 Update 1'], controller.away)
  assert.deepEqual(
    [update.code, update.out],
    [0, 'installing 3.4 Update 1: Updates of 3.4 are always allowed.\n'],
  )
  const refused = await runHook(['3.5'], controller.away)
  assert.equal(refused.code, 1)
  assert.match(
    refused.err,
    /^not installing 3\.5: Upgrading to 3\.5 needs maintenance[^]*Activate a one-time upgrade license/,
  )
  const platform = fileWith(controller, service.signManifest({ version: '3.5', kind: 'platform' }))
  assert.equal((await runHook(['3.5', platform], controller.away)).code, 0)
  const forged = fileWith(controller, service.signManifest({ version: '3.4', kind: 'update' }, 'stranger'))
  assert.equal((await runHook(['3.4', forged], controller.away)).code, 1)
  const nothing = await runHook([], controller.away)
  assert.notEqual(nothing.code, 0)
})
