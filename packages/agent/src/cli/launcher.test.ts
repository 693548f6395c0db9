import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../../bin/tenure-agent.mjs', import.meta.url))
/** Makes this Node pass itself off as one that is too old; the one the launcher then starts is not told so. */
const oldNode = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } })",
)}`
const folder = mkdtempSync(join(tmpdir(), 'tenure-launcher-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const env = {
  PATH: process.env['PATH'] ?? '',
  TENURE_AGENT_DIR: folder,
  TENURE_AGENT_INSTALL_CODE: 'SC-0001-7F3A',
  TENURE_AGENT_PORT: '0',
}

test('where Node is too old, the one that npm installed takes over, and its exit code counts', () => {
  const ran = spawnSync(process.execPath, ['--import', oldNode, launcher, 'device', 'remove', 'none'], {
    env,
    encoding: 'utf8',
  })
  assert.deepEqual([ran.status, ran.stdout], [1, ''])
  assert.match(ran.stderr, /^The controller has no field device none\. \(device-not-found\)/)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  test(`${signal} to the launcher of another Node stops the daemon in good order`, async () => {
    const child = spawn(process.execPath, ['--import', oldNode, launcher, 'run'], {
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
    })
    let log = ''
    child.stderr.on('data', (chunk: Buffer) => {
      const listened = log.includes('"event":"listening"')
      log += chunk.toString('utf8')
      if (!listened && log.includes('"event":"listening"')) child.kill(signal)
    })
    const code = await new Promise((resolve) => child.once('close', resolve))
    assert.equal(code, 0, log)
    assert.match(log, /"event":"stopped"\}\n$/)
  })
