import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { test } from 'node:test'
import { fetchFrom } from '../testing/fetch-from.ts'
import { openTestApp } from '../testing/open-test-app.ts'
import { useAgent } from '../testing/use-site.ts'
import type { Arrival } from './arrival.ts'
import type { LocalApp } from './create-app.ts'
import { listenOnPort } from './listen.ts'
import { jsonReply } from './local-request.ts'

const hosts = ['127.0.0.1']
const { service, controller, agent } = await useAgent(Date.UTC(2026, 2, 10))
const app = openTestApp(agent, controller)

const open = async (arrival: Arrival, asked: LocalApp = app) => {
  const response = await fetchFrom(
    asked,
    new Request('http://127.0.0.1/', { headers: { host: '127.0.0.1' } }),
    arrival,
  )
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const here: Arrival = { by: 'network', hosts, onThisMachine: true }

test('on the controller the page says how it stands: capacity, seats, maintenance, and where to go on', async () => {
  const empty = await open(here)
  assert.equal(empty.status, 200)
  assert.match(empty.headers.get('content-type') ?? '', /^text\/html/)
  assert.match(empty.text, /Controller SC-0001-7F3A/)
  assert.match(empty.text, /0 of 0 seats taken<small>no license/)

  agent.setAccount(service.customerId)
  const maintenance = service.issue({ kind: 'maintenance', term: { unit: 'months', count: 12 } })
  assert.ok((await agent.activate([service.issue({ kind: 'capacity', quantity: 1 }), maintenance])).ok)
  for (const id of ['pump', 'fan'])
    assert.ok(agent.devices.add({ id, protocol: 'LON', name: id, internal: false }).ok)
  const { text } = await open(here)
  assert.match(text, /1 of 1 seats taken<small>1 field device\(s\) wait for a seat/)
  assert.match(text, /until 2027-03-10<small>10 for a capacity of 1/)
  assert.match(text, /docs\/controller\.md/)
})

test('from another machine the page tells no figure and not which controller it is', async () => {
  const { status, text } = await open({ ...here, onThisMachine: false })
  assert.equal(status, 200)
  assert.doesNotMatch(text, /SC-0001|seats taken|<dl>/)
  assert.match(text, /from elsewhere it takes a\s+token/)
})

test('the page runs nothing, loads nothing, and its policy allows its one style sheet by its hash', async () => {
  const { headers, text } = await open(here)
  const policy = headers.get('content-security-policy') ?? ''
  const [, style = ''] = /<style>([^]*?)<\/style>/.exec(text) ?? []
  assert.ok(policy.includes(`'sha256-${createHash('sha256').update(style).digest('base64')}'`))
  for (const rule of [
    "default-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ])
    assert.ok(policy.includes(rule), rule)
  assert.doesNotMatch(policy, /unsafe/)
  assert.doesNotMatch(text, /<script|<form|https?:\/\/| on[a-z]+=/)
  assert.match(text, /color-scheme: light dark/)
})

test('what the service or the Owner named is text on the page, never markup', async () => {
  const named = { customerId: service.customerId, name: '<img src=x onerror=alert(1)>' }
  const withName = openTestApp(
    { ...agent, status: () => ({ ...agent.status(), account: named }) },
    controller,
  )
  const { text } = await open(here, withName)
  assert.doesNotMatch(text, /<img/)
  assert.match(text, /&lt;img src=x/)
})

test('over the network: loopback is this machine, and a proxy that runs on it is not', async () => {
  const arrivals: boolean[] = []
  const watching: LocalApp = {
    answer: async ({ arrival }) => {
      arrivals.push(arrival.onThisMachine)
      return jsonReply({})
    },
  }
  const listening = await listenOnPort(watching, { host: '127.0.0.1', port: 0, hosts, certificate: null })
  const call = (headers: Record<string, string>) =>
    new Promise<void>((resolve, reject) => {
      request(listening.at, { headers, agent: false }, (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end()
    })
  await call({})
  await call({ 'x-forwarded-for': '203.0.113.7' })
  await call({ forwarded: 'for=203.0.113.7' })
  await listening.close()
  assert.deepEqual(arrivals, [true, false, false])
})
