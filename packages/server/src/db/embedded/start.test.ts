import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, lstat, mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { Misconfigured } from '../../misconfigured.ts'
import { readPostmaster } from './postmaster.ts'
import { startEmbedded } from './start.ts'

const isRoot = process.getuid?.() === 0
const folder = await mkdtemp(join(tmpdir(), 'tenure-embedded-test-'))
await chmod(folder, 0o755)
after(() => rm(folder, { recursive: true }))

const dataDir = join(folder, 'data')
const cluster = join(dataDir, 'postgres', 'cluster')
const start = (where = dataDir) => startEmbedded({ dataDir: where, durable: where === dataDir })

const query = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** Another process that starts the server and then waits; resolves once it has, with the server's URL. */
const startElsewhere = async (where = dataDir) => {
  const program = `
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./start.ts'))}
    const { url, stop } = await startEmbedded({ dataDir: ${JSON.stringify(where)}, durable: ${where === dataDir} })
    // Before the line that the test waits for: what it sends next must not meet a process that cannot stop in order.
    process.once('SIGTERM', stop)
    console.log(url)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { url: line.toString().trim(), end }
}

test('a new data folder gets a database in utf8 and an ordinary role that owns it', async () => {
  const server = await start()
  const [found] = await query(
    server.url,
    `select rolsuper, rolbypassrls, rolcreatedb, pg_get_userbyid(datdba) as owner, pg_encoding_to_char(encoding) as encoding, datcollate
     from pg_database, pg_roles where datname = current_database() and rolname = current_user`,
  )
  await server.stop()
  assert.deepEqual(found, {
    rolsuper: false,
    rolbypassrls: false,
    rolcreatedb: false,
    owner: 'tenure',
    encoding: 'UTF8',
    datcollate: 'C',
  })
})

test('it listens on no port, and only its owner can enter the folder of its socket', async () => {
  const server = await start()
  const [port] = await query(server.url, 'show listen_addresses')
  const socketDir = (await readPostmaster(cluster))?.socketDir ?? ''
  await server.stop()
  assert.deepEqual(port, { listen_addresses: '' })
  assert.equal((await lstat(socketDir)).mode & 0o777, 0o700)
})

test('what was written is there after a stop and a start', async () => {
  const first = await start()
  await query(first.url, 'create table kept (n integer)')
  await query(first.url, 'insert into kept values (41)')
  await first.stop()
  assert.equal(await readPostmaster(cluster), null)

  const second = await start()
  const rows = await query(second.url, 'select n from kept')
  await second.stop()
  assert.deepEqual(rows, [{ n: 41 }])
})

test('the last process to leave stops the server, and no earlier one', async () => {
  const other = await startElsewhere()
  const ours = await start()
  const pid = (await readPostmaster(cluster))?.pid
  await other.end('SIGTERM')
  assert.deepEqual(await query(ours.url, 'select 1 as one'), [{ one: 1 }])
  assert.equal((await readPostmaster(cluster))?.pid, pid)
  await ours.stop()
  assert.equal(await readPostmaster(cluster), null)
})

test('the server of a killed process is joined, and stopped in the end', async () => {
  const killed = await startElsewhere()
  const pid = (await readPostmaster(cluster))?.pid
  await killed.end('SIGKILL')
  const ours = await start()
  assert.equal((await readPostmaster(cluster))?.pid, pid)
  await ours.stop()
  assert.equal(await readPostmaster(cluster), null)
})

test('after a power cut it recovers, though another process now has the number of the old server', async () => {
  const killed = await startElsewhere()
  await query(killed.url, 'insert into kept values (42)')
  const server = await readPostmaster(cluster)
  assert(server)
  process.kill(server.pid, 'SIGKILL')
  await killed.end('SIGKILL')
  const pidFile = join(cluster, 'postmaster.pid')
  await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(String(server.pid), String(process.pid)))

  const ours = await start()
  const rows = await query(ours.url, 'select n from kept order by n')
  await ours.stop()
  assert.deepEqual(rows, [{ n: 41 }, { n: 42 }])
})

test('processes that start at once on a new folder share one server', async () => {
  const where = join(folder, 'raced')
  const [one, two, three] = await Promise.all([start(where), startElsewhere(where), startElsewhere(where)])
  assert.equal(one.url, two.url)
  assert.equal(one.url, three.url)
  await Promise.all([one.stop(), two.end('SIGTERM'), three.end('SIGTERM')])
  assert.equal(await readPostmaster(join(where, 'postgres', 'cluster')), null)
})

test('a data folder too deep for a socket path works', async () => {
  const server = await start(join(folder, 'deep'.repeat(30)))
  assert.deepEqual(await query(server.url, 'select 1 as one'), [{ one: 1 }])
  const socketDir = new URL(server.url.replace('@/', '@socket/')).searchParams.get('host') ?? ''
  assert.equal((await lstat(socketDir)).mode & 0o777, 0o700)
  await server.stop()
  await assert.rejects(lstat(socketDir), { code: 'ENOENT' })
})

test(
  'a data folder that only root can reach works: the database lives outside',
  { skip: !isRoot },
  async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const where = join(closed, 'data')
    const first = await start(where)
    await query(first.url, 'create table kept (n integer)')
    await first.stop()
    const second = await start(where)
    assert.deepEqual(await query(second.url, 'select n from kept'), [])
    await second.stop()

    const outside = await readlink(join(where, 'postgres'))
    assert(!outside.startsWith(folder))
    await rm(outside, { recursive: true })
    await assert.rejects(start(where), (error) => {
      assert(error instanceof Misconfigured)
      assert.match(error.message, /the database of this data folder is gone/)
      assert.match(error.remedy, /Restore that folder/)
      return true
    })
  },
)

test('a cluster of another major version is refused, with the remedy', async () => {
  const where = join(folder, 'older')
  await mkdir(join(where, 'postgres', 'cluster'), { recursive: true })
  await writeFile(join(where, 'postgres', 'cluster', 'PG_VERSION'), '17\n')
  await assert.rejects(start(where), (error) => {
    assert(error instanceof Misconfigured)
    assert.match(error.message, /made by PostgreSQL 17/)
    return true
  })
})
