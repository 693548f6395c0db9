import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listenWith } from '../identity-providers/testing.ts'
import { mayAsk, reachOf } from '../identity-providers/reach.ts'
import { fetchWithin } from './fetch-within.ts'
import { isOnInternet } from './is-on-internet.ts'

let asked = 0
const origin = await listenWith({ after }, (request, response) => {
  asked++
  if (request.url === '/away') return void response.writeHead(302, { location: '/large' }).end()
  if (request.url === '/large') {
    const send = () => {
      while (!response.destroyed && response.write('x'.repeat(100_000)));
      if (!response.destroyed) response.once('drain', send)
    }
    return send()
  }
  // Else it never answers.
})
const options = { method: 'GET', headers: {}, body: null, redirect: 'manual' } as const

const addresses: readonly (readonly [address: string, isOnInternet: boolean])[] = [
  ['8.8.8.8', true],
  ['172.15.255.255', true],
  ['172.32.0.1', true],
  ['2606:4700:4700::1111', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['127.255.255.254', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::7f00:1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['2002:7f00:1::', false],
]
for (const [address, expected] of addresses)
  test(`${address} is ${expected ? '' : 'not '}on the internet`, () => {
    assert.equal(isOnInternet(address), expected)
  })

const https = origin.replace('http:', 'https:')
const { port } = new URL(origin)
for (const url of [
  https,
  `https://localhost:${port}`,
  `https://[::1]:${port}`,
  `https://[::ffff:127.0.0.1]:${port}`,
  `https://2130706433:${port}`,
  `https://0x7f.1:${port}`,
  origin,
  'http://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
])
  test(`for a partner, ${url.replace(port, 'PORT')} is not even connected to`, async () => {
    const before = asked
    await assert.rejects(fetchWithin('internet')(url, options), { name: 'OutOfReach' })
    assert.equal(asked, before)
  })

test('the vendor’s own may stand in the network of the service, with TLS', async () => {
  await assert.rejects(fetchWithin('network')(origin, options), { name: 'OutOfReach' })
  // It is reached, and does not speak TLS.
  await assert.rejects(fetchWithin('network')(https, options), (error: Error) => error.name !== 'OutOfReach')
})

test('a redirect is not followed', async () => {
  const before = asked
  const answer = await fetchWithin('own-machine')(`${origin}/away`, options)
  assert.deepEqual([answer.status, asked - before], [302, 1])
})

test('an answer without end is cut off', async () => {
  await assert.rejects(fetchWithin('own-machine')(`${origin}/large`, options), /more than 1000000 bytes/)
})

test('who does not answer is not waited for', async () => {
  const signal = AbortSignal.timeout(50)
  await assert.rejects(fetchWithin('own-machine')(`${origin}/never`, { ...options, signal }), {
    name: 'AbortError',
  })
})

const reaches: readonly (readonly [partnerId: string | null, publicUrl: string, reach: string])[] = [
  [null, 'https://tenure.example.com', 'network'],
  ['one', 'https://tenure.example.com', 'internet'],
  ['one', 'http://10.0.0.1:7400', 'internet'],
  [null, 'http://localhost:7400', 'own-machine'],
  ['one', 'http://127.0.0.1:7400', 'own-machine'],
  ['one', 'http://localhost.example.com', 'internet'],
]
for (const [partnerId, publicUrl, reach] of reaches)
  test(`a provider of ${partnerId ?? 'the vendor'} at ${publicUrl} may be on the ${reach}`, () => {
    assert.equal(reachOf(partnerId, publicUrl), reach)
  })

test('without TLS only one’s own machine is asked, and from there', () => {
  for (const [url, mayBe] of [
    ['http://127.0.0.1:8080', true],
    ['http://localhost:8080', true],
    ['http://10.0.0.1', false],
    ['http://127.0.0.1.example.com', false],
    ['javascript:alert(1)', false],
  ] as const)
    assert.equal(mayAsk(new URL(url), 'own-machine'), mayBe, url)
})
