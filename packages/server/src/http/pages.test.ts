import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { problems } from '@tenure/contract'
import { withService } from './testing.ts'

let ready = true
const service = await withService({ after }, { parts: () => ({ isReady: async () => ready }) })
const get = async (path: string) => {
  const response = await service.app.request(path)
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    headers: response.headers,
    text: await response.text(),
  }
}

test('/healthz answers while the process runs; /readyz only while it can do its work', async () => {
  assert.deepEqual([(await get('/healthz')).status, (await get('/readyz')).status], [200, 200])
  ready = false
  const unready = await get('/readyz')
  assert.equal(unready.status, 503)
  assert.match(unready.type, /problem\+json/)
  assert.equal((await get('/healthz')).status, 200)
  ready = true
})

test('/metrics counts requests by operation and status, and shows the pool', async () => {
  await service.call('whoAmI', { token: service.vendor.viewer })
  await service.call('whoAmI')
  const { text, type } = await get('/metrics')
  assert.match(type, /^text\/plain/)
  assert.match(text, /tenure_requests_total\{operation="whoAmI",status="200"\} 1/)
  assert.match(text, /tenure_requests_total\{operation="whoAmI",status="401"\} 1/)
  assert.match(text, /tenure_request_seconds_count\{operation="whoAmI"\} 2/)
  assert.match(text, /tenure_pool_connections\{state="idle"\} \d+/)
})

test('the key list is public', async () => {
  const { status, type, text } = await get('/.well-known/tenure/keys')
  assert.deepEqual([status, type, text], [200, 'application/jose', 'a.key.list'])
})

test('/openapi.json is the contract’s document', async () => {
  const { status, text } = await get('/openapi.json')
  assert.equal(status, 200)
  assert.equal((JSON.parse(text) as { openapi: string }).openapi, '3.1.1')
})

test('the reference loads everything from this service and runs no inline script', async () => {
  const page = await get('/docs')
  assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self';/)
  const loaded = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url = '']) => url)
  assert(loaded.length >= 3)
  for (const url of loaded.filter((each) => each !== 'data:,')) {
    assert.match(url, /^\/docs\//)
    assert.equal((await get(url)).status, 200, url)
  }
  assert.doesNotMatch(page.text, /<script>/)
})

test('the reference is dark where the reader’s system is', async () => {
  const { text } = await get('/docs/colours.js')
  assert.match(text, /prefers-color-scheme: dark/)
  const [, name = ''] = /classList\.toggle\('([^']+)'/.exec(text) ?? []
  assert.match((await get('/docs/swagger-ui.css')).text, new RegExp(`html\\.${name}\\{`))
})

test('the problems page is where the type of a problem points', async (t) => {
  const documented = Object.keys(problems)
    .map((code) => `### ${code}`)
    .join('\n\n')
  const docs = await withService(t, { parts: () => ({ problemsText: async () => documented }) })
  const { body } = await docs.call('whoAmI')
  const [path = '', anchor = ''] = body.type.split('#')
  const page = await docs.app.request(path)
  assert.match(await page.text(), new RegExp(`id="${anchor}"`))
})
