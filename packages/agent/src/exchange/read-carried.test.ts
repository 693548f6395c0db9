import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCarried } from './read-carried.ts'

/** A document of that type whose signature nobody has made: who signed is not asked here. */
const document = (typ: string): string => {
  const [header, claims] = [{ alg: 'EdDSA', typ, kid: 'key-1' }, {}].map((part) =>
    Buffer.from(JSON.stringify(part)),
  )
  return [header, claims, Buffer.alloc(64)].map((part) => part?.toString('base64url')).join('.')
}
const licenseFile = document('tenure-license+jws')
const keyList = document('tenure-keys+jws')

const read = (text: string) => {
  const carried = readCarried(text)
  return carried.ok ? carried.value : carried.refusal.code
}

test('a license file and its key list are found in any order, however the lines were broken', () => {
  const both = { licenseFile, keyList }
  for (const text of [`${licenseFile}\n${keyList}\n`, ` ${keyList}\r\n\r\n${licenseFile}`])
    assert.deepEqual(read(text), both)
  assert.deepEqual(read(licenseFile), { licenseFile, keyList: null })
})

test('the JSON answer of the service, saved as it is, is as good', () => {
  const reply = { licenseFile, keyList, refusals: [] }
  assert.deepEqual(read(JSON.stringify(reply)), { licenseFile, keyList })
  assert.deepEqual(read(`\n${JSON.stringify({ ...reply, keyList: null }, null, 2)}`), {
    licenseFile,
    keyList: null,
  })
})

test('what holds no license file is refused', () => {
  const others = ['', keyList, '{', '{}', '{"licenseFile":5}', 'README', `${licenseFile} and more`]
  for (const text of others) assert.equal(read(text), 'document-unreadable', text)
})
