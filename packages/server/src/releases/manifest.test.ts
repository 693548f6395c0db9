import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { verifyKeyList, verifyReleaseManifest } from '@tenure/sdk'
import { withExchange } from '../exchange/testing/with-exchange.ts'
import { assertRefused } from '../licenses/testing.ts'

const service = await withExchange({ after })
const { call, clock, signer, vendor } = service
const publish = (body: Record<string, unknown>) => call('publishRelease', { token: vendor.operator, body })
const manifestOf = (version: string) => call('getReleaseManifest', { params: { version } })

test('a published release has a manifest that a key of the key list beside it has signed', async () => {
  await publish({ version: '3.9', kind: 'platform', publishedAt: '2025-01-02T03:04:05Z' })
  const answer = await manifestOf('v3.9')
  assert.equal(answer.status, 200, answer.text)
  const keyList = await verifyKeyList(answer.body.keyList, service.root)
  assert.ok(keyList.ok)
  const manifest = await verifyReleaseManifest(answer.body.manifest, keyList.value)
  assert.deepEqual(manifest.ok && manifest.value, {
    version: '3.9',
    kind: 'platform',
    releasedAt: Date.UTC(2025, 0, 2, 3, 4, 5),
    model: null,
    issuedAt: clock.at,
  })
  assert.equal(answer.body.keyList, signer.keyList(signer.keyListSerial))
})

test('a version with spaces in its name is found, however it is written', async () => {
  await publish({ version: '3.2 Update 2' })
  const answer = await manifestOf('3.2  update 2')
  assert.equal(answer.status, 200, answer.text)
})

test('what is not published has no manifest, and what is no version is told so', async () => {
  assertRefused(await manifestOf('7.7'), 404, 'not-found')
  assertRefused(await manifestOf('latest'), 400, 'version-unreadable')
  assertRefused(await manifestOf('v'.repeat(41)), 400, 'input-invalid')
})

test('the signature is of the release document, so that no license file is made of it', async () => {
  await publish({ version: '5.0' })
  const { manifest } = (await manifestOf('5.0')).body
  const header = JSON.parse(Buffer.from(manifest.split('.')[0] ?? '', 'base64url').toString()) as object
  assert.deepEqual(header, { alg: 'EdDSA', typ: 'tenure-release+jws', kid: signer.kid })
})
