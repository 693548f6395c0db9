import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { environment } from '@tenure/agent'
import { needTool } from '../../packages/agent/src/testing/need-tool.ts'
import { projectRoot } from '../../tools/project-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenure-install-'))
after(() => rmSync(folder, { recursive: true }))

const place = new URL('packages/agent/install/', projectRoot).pathname
const unit = readFileSync(`${place}tenure-agent.service`, 'utf8')
const systemd = needTool('systemd-analyze', 'systemd', '--version')

/** All values of one directive. */
const valuesOf = (directive: string): readonly string[] =>
  [...unit.matchAll(new RegExp(`^${directive}=(.*)$`, 'gm'))].map(([, value = '']) => value)

/** The unit, of a user and a program that every computer has, because systemd looks whether they are there. */
const unitForHere = (): string => {
  const path = join(folder, 'tenure-agent.service')
  const text = unit
    .replace('/usr/bin/tenure-agent run', '/bin/true')
    .replace(/^(User|Group)=.*$/gm, '$1=root')
  writeFileSync(path, text)
  return path
}

test('systemd understands every line of the unit', systemd, () => {
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', unitForHere()], { encoding: 'utf8' })
  assert.equal(stderr, '')
  assert.equal(status, 0)
})

test('systemd counts the unit among the hardened ones', systemd, () => {
  // 0 is none, 10 is all; services that are not hardened at all have 9.6. It judges the user as well, so not root.
  const path = unitForHere()
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('=root', '=daemon'))
  const told = execFileSync('systemd-analyze', ['security', '--offline=true', '--no-pager', path], {
    encoding: 'utf8',
  })
  const [, exposure] = /exposure level for \S+: ([\d.]+)/.exec(told) ?? []
  assert.ok(Number(exposure) <= 2, told)
})

test('the daemon is started again whatever ends it, and keeps what it must in folders of its own', () => {
  assert.deepEqual(valuesOf('Restart'), ['always'])
  const folders = valuesOf('StateDirectory').flatMap((each) => each.split(' '))
  for (const variable of ['TENURE_AGENT_DIR', 'TENURE_AGENT_IDENTITY_DIR']) {
    const set = valuesOf('Environment').find((each) => each.startsWith(`${variable}=`))
    assert.ok(
      folders.some((each) => set === `${variable}=/var/lib/${each}`),
      `${variable} lies where systemd lets it write`,
    )
  }
})

test('it may answer on port 443, and has no other right', () => {
  for (const set of ['CapabilityBoundingSet', 'AmbientCapabilities'])
    assert.deepEqual(valuesOf(set), ['CAP_NET_BIND_SERVICE'])
  // In a user namespace of its own the right would be there and not count.
  assert.deepEqual(valuesOf('PrivateUsers'), [])
})

test('the unit and the file of settings name only settings that there are', () => {
  const named = [unit, readFileSync(`${place}agent.env`, 'utf8')].flatMap((text) =>
    [...text.matchAll(/TENURE_\w+/g)].map(([name]) => name),
  )
  assert.ok(named.length > 3)
  for (const name of named) assert.ok(name in environment.shape, name)
})

test('an installation into an image has everything in its place; a newer one keeps the settings', () => {
  const root = join(folder, 'image')
  const executable = join(folder, 'tenure-agent-linux-x64')
  const install = (bytes: string): void => {
    writeFileSync(executable, bytes)
    execFileSync('sh', [`${place}install.sh`, executable, root])
  }
  const read = (path: string): string => readFileSync(join(root, path), 'utf8')

  install('first')
  assert.equal(read('usr/bin/tenure-agent'), 'first')
  assert.equal(statSync(join(root, 'usr/bin/tenure-agent')).mode & 0o777, 0o755)
  assert.equal(read('usr/lib/systemd/system/tenure-agent.service'), unit)
  assert.match(read('usr/lib/sysusers.d/tenure-agent.conf'), /^u tenure-agent /m)

  writeFileSync(join(root, 'etc/tenure-agent/agent.env'), 'TENURE_AGENT_INSTALL_CODE=SC-0001-7F3A\n')
  install('second')
  assert.equal(read('usr/bin/tenure-agent'), 'second')
  assert.equal(read('etc/tenure-agent/agent.env'), 'TENURE_AGENT_INSTALL_CODE=SC-0001-7F3A\n')
})

test('an installation that is not told which executable says what to tell it, and changes nothing', () => {
  const root = join(folder, 'untouched')
  mkdirSync(root)
  const { status, stderr } = spawnSync('sh', [`${place}install.sh`, join(folder, 'none'), root], {
    encoding: 'utf8',
  })
  assert.equal(status, 2)
  assert.match(stderr, /usage: install\.sh EXECUTABLE/)
  assert.throws(() => statSync(join(root, 'usr')))
})
