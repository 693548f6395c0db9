import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { licensedPayload, readLicensed, readObject } from './read-payload.ts'

const read = (text: string) => readObject(Buffer.from(text))

test('name and state are taken where they are, and nothing is concluded from what is not there', () => {
  const cases: [string, string | null, boolean | null][] = [
    ['{"state":"provisioned"}', null, true],
    ['{"state":"unprovisioned","health":"down"}', null, false],
    ['{"name":" Roof fan ","desc":""}', 'Roof fan', null],
    ['{"name":"","state":7}', null, null],
    ['{}', null, null],
  ]
  for (const [text, name, provisioned] of cases)
    assert.deepEqual(read(text), { kind: 'seen', name, provisioned }, text)
  const long = read(JSON.stringify({ name: 'x'.repeat(500) }))
  assert.equal(long.kind === 'seen' && long.name?.length, 120)
})

test('a device is gone when an empty message or its state says so', () => {
  assert.deepEqual(read(''), { kind: 'gone' })
  assert.deepEqual(read('{"state":"deleted"}'), { kind: 'gone' })
})

test('what cannot be read removes nothing', () => {
  for (const text of ['null', '[]', '"deleted"', 'deleted', ' ', '{"state":"deleted"'])
    assert.deepEqual(read(text), { kind: 'unreadable' }, text)
  assert.deepEqual(read(`{"state":"deleted","x":"${'x'.repeat(300_000)}"}`), {
    kind: 'seen',
    name: null,
    provisioned: null,
  })
})

test('any bytes are read without an error, and only the documented ones say that a device is gone', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
      assert.notEqual(readObject(Buffer.from(bytes)).kind, 'gone')
      assert.equal(readLicensed(Buffer.from(bytes)), null)
    }),
  )
})

test('lic: what is published is read back', () => {
  for (const licensed of [true, false])
    assert.equal(readLicensed(Buffer.from(licensedPayload(licensed))), licensed)
  assert.equal(licensedPayload(true), '{"licensed":true}')
  assert.equal(readLicensed(Buffer.from('{"licensed":"true"}')), null)
})
