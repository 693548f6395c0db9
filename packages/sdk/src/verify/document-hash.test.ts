import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { claimsTextOf, newKey, sampleFile, signLicenseFile } from '../testing/documents.ts'
import { openDocument } from './compact-jws.ts'
import { hashLicenseFile, hashRequest } from './document-hash.ts'

const expected = (text: string) =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')

test('a request is called by the first 16 bytes of SHA-256 over its whole text, in base64url', async () => {
  assert.equal(await hashRequest('a.b.c'), expected('a.b.c'))
  assert.match(await hashRequest('a.b.c'), /^[A-Za-z0-9_-]{22}$/)
})

test('a license file is called by its claims as signed, which the service knows before it signs', async () => {
  const byOne = signLicenseFile(sampleFile, newKey())
  const byAnother = signLicenseFile(sampleFile, newKey(), 'key-2')
  assert.notEqual(byOne, byAnother)
  const names = await Promise.all(
    [byOne, byAnother].map(async (jws) => {
      const opened = openDocument(jws)
      assert.ok(opened.ok)
      return hashLicenseFile(opened.value.claimsText)
    }),
  )
  const name = expected(claimsTextOf(byOne))
  assert.deepEqual(names, [name, name])
})

test('the text that is hashed is the bytes that were signed, beyond ASCII as well', async () => {
  const jws = signLicenseFile({ ...sampleFile, segment: 'Dach Süd 🏠' }, newKey())
  const opened = openDocument(jws)
  assert.ok(opened.ok)
  const bytes = Buffer.from(jws.split('.')[1] ?? '', 'base64url')
  const ofBytes = createHash('sha256').update(bytes).digest().subarray(0, 16).toString('base64url')
  assert.equal(await hashLicenseFile(opened.value.claimsText), ofBytes)
})
