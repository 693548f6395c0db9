import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { encodeRequest } from '@tenure/core'
import { verifyRequest } from '@tenure/sdk'
import { sampleRequest } from '@tenure/sdk/testing'
import { InstallCodeError, openInstallCode } from '../identity/install-code.ts'
import { openControllerKey } from './controller-key.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-identity-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('C9: the key is made once, and is the same after each start', async () => {
  const first = await openControllerKey(folder)
  const again = await openControllerKey(folder)
  assert.equal(again.thumbprint, first.thumbprint)
  assert.match(first.thumbprint, /^[A-Za-z0-9_-]{43}$/)
})

test('the private key is in one file that only the agent’s user may read, and in no answer', async () => {
  const key = await openControllerKey(folder)
  const file = join(folder, 'controller-key.pem')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const secret = readFileSync(file, 'utf8').split('\n')[1] ?? 'none'
  assert.ok(!JSON.stringify(key).includes(secret.slice(-20)))
  assert.deepEqual(Object.keys(key.publicJwk).toSorted(), ['crv', 'kty', 'x'])
})

test('what it signs is a request that anybody can verify with the key in its header', async () => {
  const key = await openControllerKey(folder)
  const verified = await verifyRequest(key.signRequest(encodeRequest(sampleRequest)))
  assert.ok(verified.ok)
  assert.deepEqual(verified.value.request, sampleRequest)
  assert.equal(verified.value.keyThumbprint, key.thumbprint)
})

test('a key file with another kind of key stops the agent, and is not replaced', async () => {
  const rsa = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  writeFileSync(join(folder, 'controller-key.pem'), pem)
  await assert.rejects(openControllerKey(folder), /not an Ed25519 key/)
  assert.equal(readFileSync(join(folder, 'controller-key.pem'), 'utf8'), pem)
})

test('the install code is kept once it was given, and another setting does not change it', () => {
  assert.throws(() => openInstallCode(folder, null), InstallCodeError)
  assert.equal(openInstallCode(folder, 'SC-0001-7F3A'), 'SC-0001-7F3A')
  assert.equal(openInstallCode(folder, null), 'SC-0001-7F3A')
  assert.throws(() => openInstallCode(folder, 'SC-0002-7F3A'), /belongs to the controller SC-0001-7F3A/)
})
