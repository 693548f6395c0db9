import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { firstLoad } from '../../packages/web/build/first-load.ts'
import { buildPages } from '../browser/build-pages.ts'
import { withoutBrowser } from '../browser/open-browser.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const built = at('packages/web/dist/portals')
const sources = at('packages/web/src')
const mantine = at('node_modules/@mantine/core')

describe('what a phone in a basement loads', { skip: withoutBrowser() }, () => {
  before(buildPages)

  test('the page that carries a request is at most 200 KiB, besides the reader of QR codes', () => {
    const assets = readdirSync(join(built, 'assets'))
    const page = assets.filter(
      (name) =>
        /^page-.*\.js$/.test(name) &&
        readFileSync(join(built, 'assets', name), 'utf8').includes('Many controllers in one file?'),
    )
    const styles = assets.filter((name) => /^exchange-.*\.css$/.test(name))
    assert.deepEqual([page.length, styles.length], [1, 1])
    const { bytes, files } = firstLoad(
      built,
      [...page, ...styles].map((name) => join('assets', name)),
    )
    assert.ok(bytes <= 200 * 1024, `${bytes} bytes: ${files.join(', ')}`)
    assert.deepEqual(
      files.filter((name) => /zxing|reader/.test(name)),
      [],
    )
  })
})

test('the pages without a sign-in have the style of each piece of Mantine that they show', () => {
  const shown = new Set<string>()
  const seen = new Set<string>()
  const read = (file: string): void => {
    if (seen.has(file) || !existsSync(file) || isBehindSignIn(relative(sources, file))) return
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, names = ''] of text.matchAll(/import\s+\{([^}]*)\}\s+from\s+'@mantine\/core'/g))
      for (const name of names.split(',')) shown.add(name.trim().split(' ')[0] ?? '')
    // The lists of the portals' pages name them all; those are loaded with the frame.
    const imports = /(vendor|partner)\/pages\.ts$/.test(file)
      ? /from\s*'(\.{1,2}\/[^']+\.tsx?)'/g
      : /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+\.tsx?)'/g
    for (const [, path = ''] of text.matchAll(imports)) read(resolve(dirname(file), path))
  }
  read(join(sources, 'portals', 'main.tsx'))
  assert.ok(seen.size > 50 && shown.has('FileInput'))
  const styled = readFileSync(join(sources, 'portals', 'open-styles.css'), 'utf8')
  const missing = readdirSync(join(mantine, 'styles'))
    .flatMap((name) => /^([A-Z]\w+)\.css$/.exec(name)?.[1] ?? [])
    .filter((name) => shown.has(name) && !styled.includes(`/${name}.css`))
  assert.deepEqual(missing, [])
})

/** What is loaded with the frame, whose styles are all there. */
const isBehindSignIn = (path: string): boolean =>
  path === 'portals/gate.tsx' ||
  /^(vendor|partner)\/(?!pages\.ts$)/.test(path) ||
  /^customer\/(?!carry\/|bundle\/|exchange\/|pages\.ts$)/.test(path)
