import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { keepSecret } from './keep-secret.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-secret-'))
after(() => rm(folder, { recursive: true }))

const never = () => Promise.reject(new Error('it was made a second time'))

test('a secret is made once and is the same ever after', async () => {
  const file = join(folder, 'once', 'token')
  assert.equal(await keepSecret(file, async () => 'tnr_first'), 'tnr_first')
  assert.equal(await keepSecret(file, never), 'tnr_first')
})

test('only its owner reads the file, and only its owner enters a folder that was made for it', async () => {
  const file = join(folder, 'private', 'token')
  await keepSecret(file, async () => 'secret')
  assert.equal((await stat(file)).mode & 0o777, 0o600)
  assert.equal((await stat(join(folder, 'private'))).mode & 0o777, 0o700)
  assert.deepEqual(await readdir(join(folder, 'private')), ['token'])
})

test('a secret that could not be made leaves nothing, and is made by the next start', async () => {
  const file = join(folder, 'failed', 'token')
  await assert.rejects(
    keepSecret(file, () => Promise.reject(new Error('no service'))),
    /no service/,
  )
  await assert.rejects(stat(file), { code: 'ENOENT' })
  assert.equal(await keepSecret(file, async () => 'later'), 'later')
})

test('a file that cannot be read is an error, and no reason to make another secret', async () => {
  const file = join(folder, 'a-folder')
  await mkdir(file)
  await assert.rejects(keepSecret(file, never), { code: 'EISDIR' })
})

test('what a crash left half written is no secret: it is made anew', async () => {
  const file = join(folder, 'half')
  await writeFile(`${file}.new`, 'tnr_ha')
  assert.equal(await keepSecret(file, async () => 'tnr_whole'), 'tnr_whole')
  assert.equal(await readFile(file, 'utf8'), 'tnr_whole')
})

/** Counts the steps that change the disk, and dies before the one of that number, as in a power cut. */
const dieBefore = (step: number): string => `
  import fs from 'node:fs/promises'
  import { syncBuiltinESMExports } from 'node:module'
  let steps = 0
  const step = (work) => function (...args) {
    if (++steps === ${step}) process.kill(process.pid, 'SIGKILL')
    return work.apply(this, args)
  }
  const { mkdir, open, rename } = fs
  fs.mkdir = step(mkdir)
  fs.rename = step(rename)
  fs.open = step(async (...args) => {
    const handle = await open(...args)
    for (const name of ['writeFile', 'sync', 'close']) handle[name] = step(handle[name])
    return handle
  })
  syncBuiltinESMExports()`

test('killed before any of its steps, there is the whole secret or none, and the next start has one', async () => {
  const keep = `
    const { keepSecret } = await import(${JSON.stringify(import.meta.resolve('./keep-secret.ts'))})
    console.log(await keepSecret(process.env.FILE, async () => 'tnr_' + 'x'.repeat(43)))`
  const whole = `tnr_${'x'.repeat(43)}`
  let died = 0
  for (let step = 1; ; step++) {
    const file = join(folder, `crash-${step}`, 'token')
    const child = spawn(process.execPath, ['--input-type=module', '-e', dieBefore(step) + keep], {
      env: { ...process.env, FILE: file },
      stdio: 'ignore',
    })
    const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    const left = await readFile(file, 'utf8').catch(() => null)
    assert.ok(left === null || left === whole, `killed before step ${step}: ${left}`)
    assert.equal(await keepSecret(file, async () => left ?? whole), whole)
    if (signal === null) break
    died++
  }
  // mkdir, open, write, sync, close, rename.
  assert.equal(died, 6)
})

test('the secret is on the disk before it has its name', async () => {
  const program = `
    import fs from 'node:fs/promises'
    import { syncBuiltinESMExports } from 'node:module'
    const { open, rename } = fs
    fs.rename = (...args) => { console.log('rename'); return rename(...args) }
    fs.open = async (...args) => {
      const handle = await open(...args)
      const { sync } = handle
      handle.sync = () => { console.log('sync'); return sync.call(handle) }
      return handle
    }
    syncBuiltinESMExports()
    const { keepSecret } = await import(${JSON.stringify(import.meta.resolve('./keep-secret.ts'))})
    await keepSecret(process.env.FILE, async () => 'x')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, FILE: join(folder, 'synced') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await child.stdout.setEncoding('utf8').toArray()
  assert.deepEqual(said.join('').trim().split('\n'), ['sync', 'rename'])
})
