import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runCli, startCli } from '../testing/run-cli.ts'
import { useController } from '../testing/use-site.ts'

/** What a site engineer types to let people in, with and without a daemon that runs. */
const launcher = fileURLToPath(new URL('../../bin/tenure-agent.mjs', import.meta.url))
const { controller } = await useController()

const run = (...words: string[]) => runCli(['user', ...words], controller.env)

test('users are added, listed, given passwords, kept from viewing and removed', async () => {
  assert.match((await run('list')).stdout, /^Nobody can sign in yet\. Next: tenure-agent user add NAME/)
  const added = await run('add', 'ada', '--role', 'owner')
  assert.equal(added.code, 0, added.stderr)
  assert.match(
    added.stdout,
    /^ada may sign in, as owner\.\nPassword: (\w{5}-){3}\w{5}\nIt is not shown again\.\n$/,
  )
  assert.equal((await run('add', 'guest', '--role', 'viewer')).code, 0)
  assert.equal(
    (await run('list')).stdout.replace(/ +/g, ' '),
    'ada owner\nguest viewer\nViewers may view the licenses.\n',
  )
  assert.equal((await run('viewing', 'off')).stdout, 'Only the Owner may view the licenses.\n')
  assert.match((await run('password', 'ADA')).stdout, /^ada has a new password\.\nPassword: /)
  assert.equal((await run('remove', 'guest')).stdout, 'guest is removed.\n')
  assert.match((await run('list')).stdout, /^ada +owner\nOnly the Owner may view/)
})

test('what cannot be done is told with what to do', async () => {
  const twice = await run('add', 'ADA', '--role', 'viewer')
  assert.deepEqual([twice.code, twice.stdout], [1, ''])
  assert.match(twice.stderr, /^The controller has a user ADA already\. \(user-exists\)\nChoose another name/)
  assert.match((await run('remove', 'bob')).stderr, /^The controller has no user bob\. \(user-not-found\)/)
  assert.match((await run('add', 'bob', '--role', 'admin')).stderr, /role.*\(input-invalid\)/)
  assert.equal((await run('viewing', 'maybe')).code, 2)
})

test('a password comes from a file or is piped in, is not printed, and has a least length', async () => {
  const file = join(controller.folder, 'password')
  writeFileSync(file, 'correct horse\n')
  const fromFile = await run('add', 'eve', '--role', 'viewer', '--password-file', file)
  assert.equal(fromFile.stdout, 'eve may sign in, as viewer.\n')
  const piped = spawnSync(process.execPath, [launcher, 'user', 'password', 'eve', '--password-file', '-'], {
    env: { PATH: process.env['PATH'] ?? '', ...controller.env },
    input: 'battery staple\n',
    encoding: 'utf8',
  })
  assert.deepEqual([piped.status, piped.stdout], [0, 'eve has a new password.\n'], piped.stderr)
  writeFileSync(file, 'short\n')
  const short = await run('password', 'eve', '--password-file', file)
  assert.match(short.stderr, /at least 8 characters/)
  assert.doesNotMatch(readFileSync(join(controller.folder, 'users.json'), 'utf8'), /horse|staple/)
})

test('with a daemon that runs it is done by the daemon, and counts there at once', async () => {
  const daemon = startCli(['run'], controller.env)
  await daemon.wrote(/"event":"listening"/)
  const url = daemon.found(/"url":"([^"]+)"/)
  const added = await run('add', 'zoe', '--role', 'owner', '--json')
  const { password } = JSON.parse(added.stdout) as { password: string }
  const signIn = (given: string) =>
    fetch(`${url}/iap/auth/login`, {
      method: 'POST',
      body: JSON.stringify({ username: 'zoe', password: given }),
    })
  assert.equal((await signIn('wrong')).status, 401)
  const signedIn = await signIn(password)
  assert.equal(signedIn.status, 200)
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const status = () => fetch(`${url}/v1/status`, { headers: { cookie } })
  assert.equal((await status()).status, 200)
  assert.equal((await run('remove', 'zoe')).code, 0)
  assert.equal((await status()).status, 401)
  daemon.child.kill('SIGTERM')
  assert.equal((await daemon.ended).code, 0)
})
