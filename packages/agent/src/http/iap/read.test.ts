import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Result } from '../../result.ts'
import type { LocalRequest } from '../local-request.ts'
import { readCredentials, readCustomerId, readInclude, readLicenseFile, readLicenseIds } from './read.ts'

const id = '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02'
const sent = (body: string, type = 'application/json'): LocalRequest => ({
  method: 'POST',
  path: '/',
  query: '',
  headers: { 'content-type': type },
  text: async (maxBytes) => (Buffer.byteLength(body) > maxBytes ? null : body),
  arrival: { by: 'owner', onThisMachine: true },
})
const valueOf = <Value>(result: Result<Value>): Value | string =>
  result.ok ? result.value : result.refusal.code
const form = (head: string, text: string): string =>
  `--of-a-test\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n--of-a-test--\r\n`
const multipart = 'multipart/form-data; boundary=of-a-test'

test('a Customer ID is read as plain text, as JSON, in upper case, with a line end; nothing else is one', async () => {
  for (const body of [id, `"${id}"`, id.toUpperCase(), `${id}\r\n`, ` "${id}" `])
    for (const type of ['text/plain', 'application/json', 'application/octet-stream'])
      assert.equal(valueOf(await readCustomerId(sent(body, type))), id, body)
  for (const body of ['', '""', `["${id}"]`, `'${id}'`, `"${id}`, `${id}x`, 'null'])
    assert.equal(valueOf(await readCustomerId(sent(body))), 'input-invalid', body)
})

test('to return all takes an empty list that was meant: nothing that is missing or misspelt is one', async () => {
  assert.equal(valueOf(await readInclude(sent('{"include":[]}'))), 'all')
  assert.deepEqual(valueOf(await readInclude(sent(`{"include":["${id.toUpperCase()}"]}`))), [id])
  for (const body of [
    '',
    '{}',
    '[]',
    'null',
    '{"Include":[]}',
    '{"include":null}',
    '{"include":["x"]}',
    '{"include":{}}',
  ])
    assert.equal(valueOf(await readInclude(sent(body))), 'input-invalid', body)
})

test('License IDs are a list with at least one and at most 200', async () => {
  assert.deepEqual(valueOf(await readLicenseIds(sent(`["${id}"]`))), [id])
  for (const ids of [[], [id, 'x'], Array.from({ length: 201 }, () => id)])
    assert.equal(valueOf(await readLicenseIds(sent(JSON.stringify(ids)))), 'input-invalid')
})

test('the license file is its part’s text, as a file with any name or as a field', async () => {
  for (const head of [
    'name="licenseFile"; filename="license"',
    'name="licenseFile"; filename="license.jws"',
    'name=licenseFile; filename=license',
    'name="licenseFile"',
  ])
    assert.equal(valueOf(await readLicenseFile(sent(form(head, 'a.b.c'), multipart))), 'a.b.c', head)
  for (const [body, type] of [
    [form('name="other"', 'a.b.c'), multipart],
    ['a.b.c', multipart],
    ['', multipart],
    ['a.b.c', 'text/plain'],
    [form('name="licenseFile"', 'a.b.c'), 'multipart/form-data'],
  ] as const)
    assert.equal(valueOf(await readLicenseFile(sent(body, type))), 'input-invalid', type)
})

test('a sign-in is read as JSON or as either kind of form', async () => {
  const wanted = { username: 'ada', password: 'p&w=1 ü' }
  const urlencoded = new URLSearchParams(wanted).toString()
  const parts = Object.entries(wanted).map(
    ([name, text]) => `--of-a-test\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  )
  for (const request of [
    sent(JSON.stringify(wanted)),
    sent(JSON.stringify({ ...wanted, remember: true }), 'text/plain'),
    sent(urlencoded, 'application/x-www-form-urlencoded; charset=utf-8'),
    sent(`${parts.join('')}--of-a-test--\r\n`, multipart),
  ])
    assert.deepEqual(valueOf(await readCredentials(request)), wanted)
})

test('nothing that is sent is a mistake of ours: whatever the body and its type, it is read or refused', async () => {
  const types = [
    'application/json',
    'text/plain',
    multipart,
    'multipart/form-data',
    'application/x-www-form-urlencoded',
  ]
  const bodies = fc.oneof(
    fc.string(),
    fc.json(),
    fc.string().map((text) => form('name="licenseFile"', text)),
    fc.string().map((head) => form(head.replace(/[\r\n]/g, ''), 'x')),
  )
  await fc.assert(
    fc.asyncProperty(bodies, fc.constantFrom(...types), async (body, type) => {
      for (const read of [readCustomerId, readInclude, readLicenseIds, readLicenseFile, readCredentials]) {
        const result = await read(sent(body, type))
        assert.ok(result.ok || result.refusal.code === 'input-invalid')
      }
    }),
  )
})

test('more than the limit is not read', async () => {
  for (const read of [readCustomerId, readInclude, readLicenseIds, readLicenseFile, readCredentials])
    assert.equal(valueOf<unknown>(await read(sent('x'.repeat(65_537)))), 'body-too-large')
})
