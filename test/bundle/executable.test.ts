import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { verifyRequest } from '@tenure/sdk'
import { needTool } from '../../packages/agent/src/testing/need-tool.ts'
import { newController, type TestController } from '../../packages/agent/src/testing/open-test-agent.ts'
import { newTpm } from '../../packages/agent/src/testing/start-tpm.ts'
import { startTestService, type TestService } from '../../packages/agent/src/testing/test-service.ts'
import { buildExecutable } from '../../tools/bundle/build-executable.ts'
import { checksumOf } from '../../tools/bundle/runtimes.ts'
import { projectRoot } from '../../tools/project-files.ts'

// The agent as one file, built for this computer and started as a site engineer does: without Node, in an empty
// folder, and with nothing in the environment but its settings.

const folder = mkdtempSync(join(tmpdir(), 'tenure-executable-'))
const executable = join(folder, 'tenure-agent')
let service: TestService
let controller: TestController
before(async () => {
  process.chdir(new URL(projectRoot).pathname)
  await buildExecutable({ into: join(folder, 'build'), out: executable })
  service = await startTestService(Date.now())
  controller = newController(service)
})
after(async () => {
  controller.remove()
  await service.close()
  rmSync(folder, { recursive: true })
})

const needSwtpm = {
  ...needTool('swtpm', 'swtpm', '--version'),
  ...needTool('tpm2_sign', 'tpm2-tools', '--version'),
}

type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string }

const run = (...words: readonly string[]): Promise<Ran> => runWith({}, ...words)

const runWith = (env: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      executable,
      words,
      { env: { ...controller.env, ...env }, cwd: folder },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
        resolve({ code, stdout, stderr })
      },
    )
  })

/** The daemon, once it says that it listens. */
const startDaemon = async () => {
  const daemon = spawn(executable, ['run'], { env: controller.env, cwd: folder })
  const ended = new Promise<number | null>((resolve) => daemon.once('exit', resolve))
  const { promise, resolve, reject } = Promise.withResolvers<{ url: string; socket: string }>()
  let said = ''
  daemon.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
    const line = said.split('\n').find((each) => each.includes('"event":"listening"'))
    if (line !== undefined) resolve(JSON.parse(line) as { url: string; socket: string })
  })
  void ended.then((code) => reject(new Error(`ended with ${String(code)}:\n${said}`)))
  const stop = () => {
    daemon.kill('SIGTERM')
    return ended
  }
  return { ...(await promise), stop }
}

const overSocket = (socketPath: string, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    request({ socketPath, path }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
      response.on('end', () => resolve(text))
    })
      .on('error', reject)
      .end()
  })

test('it tells its version', async () => {
  const { code, stdout } = await run('--version')
  assert.equal(code, 0)
  const manifest = readFileSync('packages/agent/package.json', 'utf8')
  assert.equal(stdout.trim(), (JSON.parse(manifest) as { version: string }).version)
})

test('it makes an offline request, and judges an upgrade, while no daemon runs', async () => {
  const out = join(folder, 'request.jws')
  const made = await run('request', '--out', out)
  assert.equal(made.code, 0, made.stderr)
  assert.equal(readFileSync(out, 'utf8').trim().split('.').length, 3)
  const judged = await run('can-upgrade', '3.5')
  assert.equal(judged.code, 0, judged.stderr)
  assert.match(judged.stdout, /^Yes\. /)
})

test('the daemon answers on both ways in, shows the pages it carries, and stops in good order', async () => {
  const daemon = await startDaemon()
  const status = JSON.parse(await overSocket(daemon.socket, '/v1/status')) as { installCode: string }
  assert.equal(status.installCode, controller.env['TENURE_AGENT_INSTALL_CODE'])

  const page = await (await fetch(`${daemon.url}/`)).text()
  const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(page) ?? []
  assert.ok(script, page)
  const sent = Buffer.from(await (await fetch(`${daemon.url}${script}`)).arrayBuffer())
  assert.ok(sent.equals(readFileSync(`packages/web/dist/controller${script}`)))

  const commands = await run('status')
  assert.match(commands.stdout, /SC-0001-7F3A/)
  assert.equal(await daemon.stop(), 0)
})

test('it takes an activation in, as Node does', async () => {
  const licenseId = service.issue({ kind: 'capacity', quantity: 10 })
  assert.equal((await run('account', 'set', service.customerId)).code, 0)
  const activated = await run('activate', licenseId)
  assert.equal(activated.code, 0, activated.stderr)
  const agent = await controller.open()
  assert.deepEqual(
    agent.licenses().map((license) => license.licenseId),
    [licenseId],
  )
  await agent.close()
})

test('it reads the picture of a QR code with what it carries itself', async () => {
  const white = join(folder, 'white.png')
  // 1 × 1 pixel, white: a picture that can be read and has no QR code in it.
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsSoL5AAAAABJRU5ErkJggg=='
  writeFileSync(white, Buffer.from(png, 'base64'))
  const { code, stderr } = await run('apply', white)
  assert.equal(code, 1)
  assert.match(stderr, /no QR code in the picture/)
})

test('its key can be in a TPM', { ...needSwtpm }, async () => {
  const tpm = await newTpm()
  const env = {
    TENURE_AGENT_KEY: 'tpm',
    TENURE_AGENT_TPM_TCTI: tpm.tcti,
    TENURE_AGENT_DIR: join(folder, 'tpm'),
    TENURE_AGENT_ROOT_KEY: join(controller.folder, 'root-key.json'),
    PATH: process.env['PATH'] ?? '',
  }
  const out = join(folder, 'tpm-request.jws')
  try {
    const made = await runWith(env, 'request', '--out', out)
    assert.equal(made.code, 0, made.stderr)
    const verified = await verifyRequest(readFileSync(out, 'utf8').trim())
    assert.ok(verified.ok)
    assert.match((await runWith(env, 'doctor')).stdout, /key +in the TPM/i)
  } finally {
    await tpm.remove()
  }
})

// What meets the agent as a process elsewhere in the tests, from source, meets here what goes to the controllers.
for (const suite of [
  'test/iap/conformance.test.ts',
  'test/bus/bus.test.ts',
  'test/offline/air-gapped.test.ts',
  'packages/agent/src/state/survival.test.ts',
  'packages/agent/src/clock/wrong-clock.test.ts',
  'packages/agent/src/daemon/ways-in.test.ts',
  'packages/agent/src/daemon/crash.test.ts',
  'packages/agent/src/cli/user-commands.test.ts',
])
  test(`${suite} passes on it`, async () => {
    // A runner inside a runner reports to it instead of ending with a code of its own, unless it does not know.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    const words = ['--test', '--test-reporter=tap', suite]
    const { code, stdout } = await new Promise<Ran>((resolve) => {
      execFile(
        process.execPath,
        words,
        { env: { ...env, TENURE_TEST_AGENT: executable }, maxBuffer: 2 ** 26 },
        (error, out, stderr) => resolve({ code: error === null ? 0 : 1, stdout: out, stderr }),
      )
    })
    assert.equal(code, 0, stdout)
    assert.match(stdout, /^# pass [1-9]/m)
  })

test('a runtime of another computer is held against the lock file’s kind of checksum', () => {
  // FIPS 180-2, appendix C.1: SHA-512 of "abc".
  const sha512 =
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
    '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f'
  assert.equal(
    checksumOf(new TextEncoder().encode('abc')),
    `sha512-${Buffer.from(sha512, 'hex').toString('base64')}`,
  )
})
