import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations, type Operation } from '@tenure/contract'
import fc from 'fast-check'
import { messageOf, urlOf } from './call.ts'
import { createClient } from './create-client.ts'

const all = Object.entries(operations) as [string, Operation][]
const withParams = all.filter(([, { path }]) => path.includes('{'))
const anyOperation = fc.constantFrom(...all.map(([, operation]) => operation))
const anyWithParams = fc.constantFrom(...withParams.map(([, operation]) => operation))

// A lone surrogate has no UTF-8 and so no URL.
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    '..',
    '.',
    '/',
    '../..',
    '?x=1',
    '#top',
    '%2F',
    '%',
    'a b',
    'ü',
    '\\',
    '@host',
    '//host',
    '{id}',
  ),
)
const anyBase = fc.constantFrom(
  'https://licenses.example.com',
  'https://licenses.example.com/',
  'http://127.0.0.1:7400',
  'https://example.com/behind/a/prefix',
  'https://example.com/behind/a/prefix//',
)

const paramsFor = (operation: Operation, value: string): Record<string, string> =>
  Object.fromEntries([...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, value]))

test('whatever a path parameter is, the service sees the operation’s path with just that parameter in its place', () => {
  fc.assert(
    fc.property(anyWithParams, anyBase, anyText, (operation, base, value) => {
      // The parts . and .. are cut out of a URL wherever it is read, and cannot be written otherwise (RFC 3986 §5.2.4).
      fc.pre(value !== '.' && value !== '..')
      const url = new URL(urlOf(base, operation, { params: paramsFor(operation, value) }))
      const prefix = new URL(base).pathname.replace(/\/+$/, '')
      const seen = url.pathname.slice(prefix.length).split('/').map(decodeURIComponent)
      const wanted = operation.path.split('/').map((part) => (part.startsWith('{') ? value : part))
      assert.equal(url.origin, new URL(base).origin)
      assert.ok(url.pathname.startsWith(`${prefix}/v1/`))
      assert.deepEqual([seen, url.search, url.hash], [wanted, '', ''])
    }),
    { numRuns: 300 },
  )
})

test('every query comes back from the URL as it was given, and what is undefined is not there', () => {
  const value = fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(undefined))
  const anyQuery = fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), value, {
    noNullPrototype: true,
  })
  const { listLicenses } = operations
  fc.assert(
    fc.property(anyBase, anyQuery, (base, query) => {
      const url = new URL(urlOf(base, listLicenses, { query }))
      const given = Object.entries(query).flatMap(([name, each]) =>
        each === undefined ? [] : [[name, String(each)] as const],
      )
      assert.deepEqual([...url.searchParams], given)
    }),
    { numRuns: 300 },
  )
})

test('no header that a caller gives can bring in another one', async () => {
  const dangerous = ['key\r\nauthorization: Bearer other', 'a\nb: c', '\u0000']
  for (const text of dangerous) {
    const { headers } = messageOf(
      operations.createPartner,
      { body: {}, idempotencyKey: text },
      null,
      () => '',
    )
    assert.throws(() => new Headers(headers), TypeError)
  }
})

test('a body is sent as the JSON of what was given, to the last character', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      const message = messageOf(operations.createPartner, { body }, null, () => 'key')
      assert.ok('body' in message)
      assert.equal(message.body, JSON.stringify(body))
    }),
  )
})

test('a token goes to no public operation, whichever it is, and to every other one', () => {
  fc.assert(
    fc.property(anyOperation, fc.string({ minLength: 1, maxLength: 50 }), (operation, token) => {
      const { headers } = messageOf(operation, { body: {} }, token, () => 'key')
      const { authorization } = headers
      assert.equal(authorization, operation.access === 'public' ? undefined : `Bearer ${token}`)
    }),
  )
})

test('while a call is tried again, its URL, headers and body are the same each time', async () => {
  const lost = fc.constantFrom('lost', 'busy', 'bad gateway')
  const answers = fc.array(lost, { minLength: 1, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(answers, fc.string({ minLength: 1, maxLength: 40 }), async (script, name) => {
      const seen: string[] = []
      const left = [...script]
      const client = createClient({
        baseUrl: 'https://licenses.example.com',
        token: 'tnr_secret',
        fetch: async (url, init) => {
          const request = new Request(url, init)
          seen.push(JSON.stringify([request.url, [...request.headers], await request.text()]))
          const next = left.shift()
          if (next === 'lost') throw new TypeError('connection lost')
          if (next === 'busy') return Response.json({ code: 'busy', status: 503 }, { status: 503 })
          if (next === 'bad gateway') return new Response('<html>', { status: 502 })
          return Response.json({ code: 'already-exists', status: 409 }, { status: 409 })
        },
        wait: async () => {},
      })
      const reply = await client.createPartner({ body: { name } })
      assert.equal(reply.ok || reply.problem.code, 'already-exists')
      assert.equal(seen.length, script.length + 1)
      assert.equal(new Set(seen).size, 1)
    }),
    { numRuns: 40 },
  )
})

test('a client that is told to be patient no more than once asks once, whatever the operation', async () => {
  for (const [id, operation] of all) {
    let asked = 0
    const client = createClient({
      baseUrl: 'https://licenses.example.com',
      patience: { attempts: 1 },
      fetch: async () => {
        asked++
        throw new TypeError('connection lost')
      },
      wait: () => assert.fail('it waits, and for what?'),
    })
    const input = { params: paramsFor(operation, 'x'), body: '', ifMatch: '"1"' }
    const call = client[id as keyof typeof client] as (given: object) => Promise<unknown>
    await assert.rejects(call(input), { name: 'ServiceUnreachableError' })
    assert.equal(asked, 1, id)
  }
})
