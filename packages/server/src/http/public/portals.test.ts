import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { withService } from '../testing.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-portals-'))
after(() => rm(folder, { recursive: true }))
const script = 'console.log("hello")\n'.repeat(50)
await mkdir(join(folder, 'built', 'assets'), { recursive: true })
for (const name of ['index', 'portal'])
  await writeFile(join(folder, 'built', `${name}.html`), `<!doctype html><title>Portals: ${name}</title>`)
await writeFile(join(folder, 'built', 'assets', 'main-1a2b.js'), script)
await writeFile(join(folder, 'built', 'assets', 'main-1a2b.js.gz'), gzipSync(script))
await writeFile(join(folder, 'secret.js'), 'secret')

const { app } = await withService({ after }, { parts: () => ({ portalFolder: join(folder, 'built') }) })

test('the page answers at every address of its own, is asked for anew, and may load nothing from elsewhere', async () => {
  for (const [path, name] of [
    ['/sign-in', 'index'],
    ['/sign-in/customer', 'index'],
    ['/invitation', 'index'],
    ['/customer/carry', 'index'],
    ['/customer/carry/bundle', 'index'],
    ['/vendor', 'portal'],
    ['/vendor/licenses/x', 'portal'],
    ['/partner/1', 'portal'],
    ['/customer/1', 'portal'],
  ] as const) {
    const answer = await app.request(path)
    assert.equal(answer.status, 200, path)
    assert.match(await answer.text(), new RegExp(`Portals: ${name}`), path)
    assert.equal(answer.headers.get('cache-control'), 'no-cache')
    const policy = answer.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /https?:|\*/)
    assert.equal(answer.headers.get('x-frame-options'), 'DENY')
  }
})

test('/ leads to the sign-in, and nothing but the own addresses is answered with the page', async () => {
  const start = await app.request('/')
  assert.deepEqual([start.status, start.headers.get('location')], [302, '/sign-in'])
  assert.equal((await app.request('/', { method: 'POST' })).status, 405)
  for (const path of ['/v1/none', '/vendors', '/assets/gone.js', '/robots.txt', '/invitation/x'])
    assert.equal((await app.request(path)).status, 404, path)
})

test('a hashed file is kept for ever, and comes compressed as the browser can read it', async () => {
  const answer = await app.request('/assets/main-1a2b.js', { headers: { 'accept-encoding': 'gzip' } })
  assert.equal(answer.headers.get('content-encoding'), 'gzip')
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.match(answer.headers.get('content-type') ?? '', /^text\/javascript/)
  const plain = await app.request('/assets/main-1a2b.js')
  assert.deepEqual([plain.headers.get('content-encoding'), await plain.text()], [null, script])
})

test('no path leads out of the folder', async () => {
  for (const path of [
    '/assets/../../secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/assets/..\\..\\secret.js',
  ])
    assert.notEqual(await (await app.request(path)).text(), 'secret', path)
})

test('where the portals were not built, / leads to the reference of the API', async () => {
  const bare = await withService({ after }, { parts: () => ({ portalFolder: join(folder, 'none') }) })
  const start = await bare.app.request('/')
  assert.equal(start.headers.get('location'), '/docs')
  assert.equal((await bare.app.request('/sign-in')).status, 404)
})
