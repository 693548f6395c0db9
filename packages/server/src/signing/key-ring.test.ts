import assert from 'node:assert/strict'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { openLog } from '../log.ts'
import { keyPaths } from './key-folder.ts'
import { openKeyRing } from './key-ring.ts'
import { initKeys, rotateKeys } from './rotate-keys.ts'
import { openSigner } from './signer.ts'

const AT = Date.UTC(2026, 2, 1)
const MINUTE = 60_000

const withRing = async (t: TestContext) => {
  const folder = await mkdtemp(join(tmpdir(), 'tenure-ring-'))
  t.after(() => rm(folder, { recursive: true }))
  const first = await initKeys(folder, AT)
  const logged: string[] = []
  const log = openLog('info', { write: (line) => void logged.push(line) })
  const ring = await openKeyRing(folder, AT, log)
  const signs = async (at: number) => {
    const { kid, keyListSerial } = await ring.signerAt(at)
    return [kid, keyListSerial]
  }
  return { folder, first, logged, ring, signs }
}

test('O7: a rotation is seen within a minute, without a restart', async (t) => {
  const { folder, first, signs, ring } = await withRing(t)
  const second = await rotateKeys(folder, AT + 1000)
  assert.deepEqual(await signs(AT + MINUTE - 1), [first.kid, 1])
  assert.deepEqual(await signs(AT + MINUTE), [second.kid, 2])
  assert.match((await ring.signerAt(AT + MINUTE)).keyList(2), /^[\w-]+\.[\w-]+\.[\w-]+$/)
})

test('the folder is looked at once a minute at most, and read only when it has a newer list', async (t) => {
  const { folder, signs, logged } = await withRing(t)
  await signs(AT + MINUTE)
  const second = await rotateKeys(folder, AT + MINUTE)
  assert.deepEqual((await signs(AT + 2 * MINUTE - 1))[1], 1)
  await Promise.all([1, 2, 3].map(() => signs(AT + 2 * MINUTE)))
  assert.deepEqual(await signs(AT + 9 * MINUTE), [second.kid, 2])
  assert.equal(logged.length, 1)
})

test('a clock that is set back does not hide a rotation', async (t) => {
  const { folder, signs } = await withRing(t)
  const second = await rotateKeys(folder, AT)
  assert.deepEqual(await signs(AT - 60 * MINUTE), [second.kid, 2])
})

test('told to, the keys are read at once', async (t) => {
  const { folder, ring, signs } = await withRing(t)
  const second = await rotateKeys(folder, AT)
  await ring.reload()
  assert.deepEqual(await signs(AT), [second.kid, 2])
})

test('O3: an answer that another process signed with the new key is repeated to the byte before the minute is over', async (t) => {
  const { folder, ring } = await withRing(t)
  const signer = await ring.signerAt(AT)
  const second = await rotateKeys(folder, AT)
  const elsewhere = await openSigner(folder)
  assert.equal(await signer.sign(second.kid, '{}'), await elsewhere.sign(second.kid, '{}'))
  assert.equal(signer.keyList(2), elsewhere.keyList(2))
  await assert.rejects(signer.sign('nobodys', '{}'), /signing key nobodys is not in/)
})

test('where the new keys cannot be read, those before go on signing, and the log says why', async (t) => {
  const { folder, first, ring, signs, logged } = await withRing(t)
  const second = await rotateKeys(folder, AT)
  const { signing } = keyPaths(folder)
  await rename(signing(second.kid), join(folder, 'away.json'))
  assert.deepEqual(await signs(AT + MINUTE), [first.kid, 1])
  assert.match(logged.join(), /those read before go on signing/)
  await rename(join(folder, 'away.json'), signing(second.kid))
  await ring.reload()
  assert.deepEqual(await signs(AT + MINUTE), [second.kid, 2])
})
