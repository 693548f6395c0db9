import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openServiceSecret } from './service-secret.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-service-secret-'))
after(() => rm(folder, { recursive: true }))

test('the secret is made once, and is the same ever after', async () => {
  const keys = join(folder, 'once', 'keys')
  const made = await openServiceSecret(keys)
  assert.match(made, /^[A-Za-z0-9_-]{43}$/)
  assert.equal(await openServiceSecret(keys), made)
  assert.equal((await stat(join(keys, 'service-secret'))).mode & 0o777, 0o600)
})

test('of nodes that start at once, all have the secret of the first', async () => {
  const keys = join(folder, 'together')
  const secrets = await Promise.all(Array.from({ length: 20 }, () => openServiceSecret(keys)))
  assert.deepEqual([...new Set(secrets)], [await readFile(join(keys, 'service-secret'), 'utf8')])
})

test('a secret that an operator laid there is taken as it is; a line end does not count', async () => {
  const keys = await mkdtemp(join(folder, 'laid-'))
  const secret = 'laid by an operator, and long enough for it'
  await writeFile(join(keys, 'service-secret'), `${secret}\n`)
  assert.equal(await openServiceSecret(keys), secret)
})

test('a file that is too short for a secret is refused, and left as it is', async () => {
  const keys = await mkdtemp(join(folder, 'short-'))
  await writeFile(join(keys, 'service-secret'), 'short')
  await assert.rejects(openServiceSecret(keys), /too short for a secret; remove it/)
  assert.equal(await readFile(join(keys, 'service-secret'), 'utf8'), 'short')
})

test('a file that cannot be read is an error, and no reason to make another secret', async () => {
  const keys = await mkdtemp(join(folder, 'folder-'))
  const inTheWay = join(keys, 'service-secret')
  await mkdir(inTheWay)
  await assert.rejects(openServiceSecret(keys), { code: 'EISDIR' })
})
