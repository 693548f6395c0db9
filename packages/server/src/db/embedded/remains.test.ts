import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Misconfigured } from '../../misconfigured.ts'
import { findPlace, makeSharedFolder } from './place.ts'
import { isAlive, isServerOf, readPostmaster } from './postmaster.ts'
import { chooseSocketDir, removeSocketDir, removeStaleSocket } from './socket-dir.ts'
import { canEnter, chooseUser } from './unprivileged.ts'

/** What servers leave behind, when they were killed, or the machine was: none of it may stop the next start. */
const folder = await mkdtemp(join(tmpdir(), 'tenure-remains-'))
after(() => rm(folder, { recursive: true, force: true }))
const newFolder = () => mkdtemp(join(folder, 'each-'))
const exists = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  )

const pidFile = (pid: number, status: string) =>
  [pid, '/data', 1_772_359_200, 5432, '/run/socket ', '', ' 12345  6', status, ''].join('\n')

test('a server is read from its pid file: who it is, where it listens, whether it is ready', async () => {
  const cluster = await newFolder()
  assert.equal(await readPostmaster(cluster), null)
  await writeFile(join(cluster, 'postmaster.pid'), pidFile(4711, 'ready   '))
  assert.deepEqual(await readPostmaster(cluster), { pid: 4711, socketDir: '/run/socket', ready: true })
  await writeFile(join(cluster, 'postmaster.pid'), pidFile(4711, 'starting'))
  assert.equal((await readPostmaster(cluster))?.ready, false)
})

test('a pid file that is being written is a server that is not ready yet', async () => {
  const cluster = await newFolder()
  const whole = pidFile(4711, 'ready')
  for (let length = 0; length < whole.length - 'eady\n'.length; length++) {
    await writeFile(join(cluster, 'postmaster.pid'), whole.slice(0, length))
    assert.equal((await readPostmaster(cluster))?.ready, false, whole.slice(0, length))
  }
})

test('a process is the server of a cluster only if it lives, is PostgreSQL, and has that cluster', async (t) => {
  const cluster = await newFolder()
  assert.equal(await isServerOf(cluster, process.pid), false)
  const pretender = (...words: string[]) => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60_000); console.log(1)', ...words], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    t.after(() => child.kill('SIGKILL'))
    return child
  }
  const ours = pretender('postgres', '-D', cluster)
  const another = pretender('postgres', '-D', '/var/lib/another')
  await Promise.all([once(ours.stdout, 'data'), once(another.stdout, 'data')])
  assert.equal(await isServerOf(cluster, ours.pid ?? 0), true)
  assert.equal(await isServerOf(cluster, another.pid ?? 0), false)
  ours.kill('SIGKILL')
  await once(ours, 'exit')
  assert.equal(isAlive(ours.pid ?? 0), false)
  assert.equal(await isServerOf(cluster, ours.pid ?? 0), false)
})

test('the socket of a server that is gone is removed, though its number lives on as something else', async () => {
  const [sockets, cluster] = [await newFolder(), await newFolder()]
  const [socket, lock] = ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'].map((name) => join(sockets, name))
  assert.ok(socket !== undefined && lock !== undefined)
  await writeFile(socket, '')
  await writeFile(lock, `${process.pid}\n${cluster}\n`)
  await removeStaleSocket(sockets, cluster)
  assert.deepEqual(await readdir(sockets), [])
  await removeStaleSocket(sockets, cluster)
})

test('the socket of a server that runs stays', async (t) => {
  const [sockets, cluster] = [await newFolder(), await newFolder()]
  const code = 'setInterval(() => {}, 60_000); console.log(1)'
  const server = spawn(process.execPath, ['-e', code, 'postgres', cluster], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  t.after(() => server.kill('SIGKILL'))
  await once(server.stdout, 'data')
  await writeFile(join(sockets, '.s.PGSQL.5432.lock'), `${server.pid}\n`)
  await removeStaleSocket(sockets, cluster)
  assert.deepEqual(await readdir(sockets), ['.s.PGSQL.5432.lock'])
})

test('a socket folder outside the data folder is removed with its server, and no other folder is', async () => {
  const deep = join(folder, 'x'.repeat(100))
  await mkdir(deep)
  const outside = await chooseSocketDir(deep, {})
  assert.ok(!outside.startsWith(deep))
  assert.equal((await lstat(outside)).mode & 0o777, 0o700)
  await removeSocketDir(outside)
  assert.equal(await exists(outside), false)

  const place = await newFolder()
  const inside = await chooseSocketDir(place, {})
  assert.equal(inside, join(place, 'socket'))
  await removeSocketDir(inside)
  assert.equal(await exists(inside), true)
})

test('a new data folder gets a place that only the server’s user enters, the same one each time', async () => {
  const dataDir = join(await newFolder(), 'data')
  await chmod(folder, 0o755)
  const user = await chooseUser(join(dataDir, 'postgres', 'cluster'))
  const place = await findPlace(dataDir, user)
  assert.equal((await lstat(place)).mode & 0o777, 0o700)
  assert.equal(await findPlace(dataDir, user), place)
  if ('uid' in user) {
    assert.equal((await lstat(place)).uid, user.uid)
    await rm(place, { recursive: true })
  }
})

test('where the database is a link that leads nowhere, nobody starts an empty one in its place', async () => {
  const dataDir = await newFolder()
  const gone = join(folder, 'gone')
  await symlink(gone, join(dataDir, 'postgres'))
  await assert.rejects(findPlace(dataDir, {}), (error) => {
    assert.ok(error instanceof Misconfigured)
    assert.ok(error.message.includes(gone), error.message)
    assert.match(error.remedy, /Restore that folder/)
    return true
  })
  assert.equal(await exists(gone), false)
})

test('a shared folder that is there keeps the mode that somebody gave it; a new one lets everybody pass', async () => {
  const parent = await newFolder()
  const given = join(parent, 'given')
  await mkdir(given, { mode: 0o700 })
  await makeSharedFolder(given)
  assert.equal((await lstat(given)).mode & 0o777, 0o700)
  const umask = process.umask(0o077)
  try {
    await makeSharedFolder(join(parent, 'made'))
  } finally {
    process.umask(umask)
  }
  assert.equal((await lstat(join(parent, 'made'))).mode & 0o777, 0o755)
})

test('whether a user can enter a folder is asked of the kernel, names with blanks and dashes included', async () => {
  const awkward = join(await newFolder(), "-it's a $(folder)")
  await mkdir(awkward)
  assert.equal(canEnter(awkward, {}), true)
  assert.equal(canEnter(join(awkward, 'not there'), {}), false)
  await writeFile(join(awkward, 'file'), '')
  assert.equal(canEnter(join(awkward, 'file'), {}), false)
})
