import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { fetchFrom } from '../testing/fetch-from.ts'
import { openTestApp } from '../testing/open-test-app.ts'
import { useAgent } from '../testing/use-site.ts'
import type { LocalApp } from './create-app.ts'
import { openPageFolder } from './page-folder.ts'
import type { PageFiles } from './pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenure-pages-'))
const site = join(folder, 'site')
mkdirSync(join(site, 'assets'), { recursive: true })
const script = 'console.log("hello")\n'.repeat(50)
writeFileSync(join(site, 'index.html'), '<!doctype html><title>Manage Licenses</title>')
writeFileSync(join(site, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
writeFileSync(join(site, 'assets', 'index-1a2b.js'), script)
writeFileSync(join(site, 'assets', 'index-1a2b.js.br'), brotliCompressSync(script))
writeFileSync(join(site, 'assets', 'index-1a2b.js.gz'), gzipSync(script))
writeFileSync(join(site, '.hidden.html'), 'hidden')
writeFileSync(join(folder, 'secret.txt'), 'secret')

const { controller, agent } = await useAgent(Date.UTC(2026, 2, 10))
const appWith = (pages: PageFiles | null): LocalApp => openTestApp(agent, controller, { pages })
const app = appWith(openPageFolder(site))
after(() => rmSync(folder, { recursive: true }))

const get = async (path: string, headers: Record<string, string> = {}, asked = app) =>
  fetchFrom(
    asked,
    new Request(`https://127.0.0.1:7443${path}`, { headers: { host: '127.0.0.1:7443', ...headers } }),
    {
      by: 'network',
      hosts: ['127.0.0.1'],
      encrypted: true,
      onThisMachine: false,
    },
  )

test('the page answers at / and at every path of its own, and is asked for anew each time', async () => {
  for (const path of ['/', '/index.html', '/devices', '/licenses/upgrade', '/?open=1']) {
    const response = await get(path)
    assert.equal(response.status, 200, path)
    assert.match(await response.text(), /Manage Licenses/, path)
    assert.equal(response.headers.get('cache-control'), 'no-store', path)
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
  }
})

test('what is missing, and what is an API, is never answered with the page', async () => {
  for (const path of [
    '/assets/gone.js',
    '/robots.txt',
    '/v1',
    '/v1/none',
    '/iap',
    '/iap/none',
    '/cms/iap/none',
  ]) {
    const response = await get(path)
    assert.equal(response.status, 404, path)
    assert.equal(response.headers.get('content-type'), 'application/problem+json', path)
  }
})

test('a hashed file is kept for ever, and comes compressed as the browser can read it', async () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', null],
    ['', null],
  ]
  for (const [accepted, encoding] of cases) {
    const response = await get('/assets/index-1a2b.js', { 'accept-encoding': accepted })
    assert.equal(response.headers.get('content-encoding'), encoding, accepted)
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(response.headers.get('vary'), 'accept-encoding')
    assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8')
    const bytes = Buffer.from(await response.arrayBuffer())
    const wanted = { br: brotliCompressSync(script), gzip: gzipSync(script), none: Buffer.from(script) }
    assert.ok(bytes.equals(wanted[(encoding ?? 'none') as keyof typeof wanted]), accepted)
  }
})

test('no path leads out of the folder or to a hidden file', async () => {
  const pages = openPageFolder(site)
  assert.ok(pages)
  for (const path of [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/.hidden.html',
    '/..%2fsecret.txt',
    '//secret.txt',
  ])
    assert.equal(pages.find(path), null, path)
  assert.equal(pages.find('/assets'), null)
  assert.equal((await get('/..%2fsecret.txt')).status, 404)
})

test('the page runs its own scripts only, talks to its own controller only, and is framed by nobody', async () => {
  const { headers } = await get('/')
  const policy = (headers.get('content-security-policy') ?? '').split('; ')
  for (const rule of [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self' wss://127.0.0.1:7443",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ])
    assert.ok(policy.includes(rule), rule)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('referrer-policy'), 'no-referrer')
  assert.match(headers.get('permissions-policy') ?? '', /camera=\(self\)/)
})

test('files may as well come from memory, as those of a single-file executable do', async () => {
  const bytes = new TextEncoder().encode('<title>From memory</title>')
  const page = { type: 'text/html; charset=utf-8', bytes, br: null, gzip: null }
  const fromMemory = appWith({ find: (path) => (path === '/index.html' ? page : null) })
  assert.match(await (await get('/', {}, fromMemory)).text(), /From memory/)
  assert.equal((await get('/favicon.svg', {}, fromMemory)).status, 404)
})

test('where the web UI was not built, the small page is at / and nothing else is', async () => {
  assert.equal(openPageFolder(join(folder, 'none')), null)
  const without = appWith(null)
  assert.match(await (await get('/', {}, without)).text(), /Tenure agent/)
  assert.equal((await get('/devices', {}, without)).status, 404)
})
