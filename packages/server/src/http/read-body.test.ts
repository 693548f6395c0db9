import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations, type Operation } from '@tenure/contract'
import { readBody } from './read-body.ts'

const read = async (operation: Operation, body: BodyInit | null, headers: Record<string, string> = {}) => {
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  const result = await readBody(operation, new Request('https://licenses.example.com', init))
  return result.ok ? result.value : result.refusal.code
}
const json = { 'content-type': 'application/json' }
const jose = { 'content-type': 'application/jose' }

/** A client that says nothing of the length, and would go on for ever. */
const endless = () => {
  let chunks = 0
  const stream = new ReadableStream({
    pull: (controller) => {
      chunks++
      controller.enqueue(new Uint8Array(10_000).fill(0x61))
    },
  })
  return { stream, chunks: () => chunks }
}

test('a body is read to the byte, in the media type that the operation takes', async () => {
  assert.equal(await read(operations.createPartner, '{"name":"Ä"}', json), '{"name":"Ä"}')
  assert.equal(await read(operations.exchange, 'a.b.c', jose), 'a.b.c')
  assert.equal(
    await read(operations.issueOrder, 'partner,sku', { 'content-type': 'text/csv' }),
    'partner,sku',
  )
})

const types: readonly (readonly [type: string, read: boolean])[] = [
  ['application/json; charset=utf-8', true],
  ['Application/JSON ; Charset="UTF-8"', true],
  ['application/json; charset=latin1', false],
  ['application/json; charset=utf-16', false],
  ['text/json', false],
  ['application/jose', false],
  ['application/x-www-form-urlencoded', false],
  ['', false],
]
for (const [type, isRead] of types)
  test(`a JSON body sent as "${type}" is ${isRead ? 'read' : 'refused'}`, async () => {
    const expected = isRead ? '{}' : 'media-type-unsupported'
    assert.equal(await read(operations.createPartner, '{}', { 'content-type': type }), expected)
  })

test('a compressed body is refused: its size would not be known before it is unpacked', async () => {
  const headers = { ...json, 'content-encoding': 'gzip' }
  assert.equal(await read(operations.createPartner, '{}', headers), 'media-type-unsupported')
})

test('an operation without a body asks for no media type', async () => {
  assert.equal(await read(operations.listPartners, null), '')
})

test('a body at its limit is read, one byte more is refused', async () => {
  assert.equal(await read(operations.exchange, 'a'.repeat(20_000), jose), 'a'.repeat(20_000))
  assert.equal(await read(operations.exchange, 'a'.repeat(20_001), jose), 'body-too-large')
  assert.equal(await read(operations.createPartner, 'a'.repeat(1_000_001), json), 'body-too-large')
})

test('a length that is announced beyond the limit is refused before anything is read', async () => {
  const { stream, chunks } = endless()
  const headers = { ...jose, 'content-length': '20001' }
  assert.equal(await read(operations.exchange, stream, headers), 'body-too-large')
  assert.ok(chunks() <= 1)
})

test('a body without a length, or with a false one, is read no further than its limit', async () => {
  for (const length of [{}, { 'content-length': '5' }]) {
    const { stream, chunks } = endless()
    assert.equal(await read(operations.exchange, stream, { ...jose, ...length }), 'body-too-large')
    assert.ok(chunks() <= 5, `${chunks()} chunks`)
  }
})

test('what is not UTF-8 is refused, never replaced by question marks', async () => {
  assert.equal(
    await read(operations.createPartner, new Uint8Array([0x22, 0xff, 0x22]), json),
    'input-invalid',
  )
  assert.equal(
    await read(operations.createPartner, new Uint8Array([0xed, 0xa0, 0x80]), json),
    'input-invalid',
  )
})
