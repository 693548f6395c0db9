import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { firstLoad } from '../../packages/web/build/first-load.ts'

const folder = fileURLToPath(new URL('../../packages/web/dist/controller', import.meta.url))
const read = (path: string) => readFileSync(join(folder, path))
const files = () => {
  assert.ok(existsSync(folder), 'the pages are not built: npm run build -w @tenure/web')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
}

test('the first visit loads at most 250 KB', () => {
  files()
  const load = firstLoad(folder)
  assert.ok(
    load.files.some((path) => path.endsWith('.js')) && load.files.some((path) => path.endsWith('.css')),
  )
  assert.ok(load.bytes <= 250_000, `${load.bytes} bytes: ${load.files.join(', ')}`)
})

test('beside each script and style lie the same bytes, compressed', () => {
  const built = files().filter((path) => /\.(html|js|css)$/.test(path))
  assert.ok(built.length > 2)
  for (const path of built) {
    assert.ok(gunzipSync(read(`${path}.gz`)).equals(read(path)), path)
    assert.ok(brotliDecompressSync(read(`${path}.br`)).equals(read(path)), path)
  }
})

test('the page has no script of its own text, and names no other host', () => {
  const page = read('index.html').toString()
  assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)/)
  assert.doesNotMatch(page, /(src|href)="(https?:)?\/\//)
  for (const path of files().filter((each) => each.endsWith('.css')))
    assert.doesNotMatch(read(path).toString(), /url\(["']?(https?:)?\/\/|@import/, path)
})
