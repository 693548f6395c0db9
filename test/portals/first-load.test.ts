import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { firstLoad } from '../../packages/web/build/first-load.ts'
import { buildPages } from '../browser/build-pages.ts'
import { withoutBrowser } from '../browser/open-browser.ts'

const built = fileURLToPath(new URL('../../packages/web/dist/portals', import.meta.url))
const read = (path: string) => readFileSync(join(built, path), 'utf8')

/** A sentence of each dashboard by which its part of the build is found, whatever that is called. */
const dashboards = [
  ['vendor', 'How things stand, over all partners.'],
  ['partner', 'How things stand with '],
  ['customer', 'What the account has, where it runs, and when it ends.'],
] as const

describe('what the portals load', { skip: withoutBrowser() }, () => {
  before(buildPages)

  for (const [portal, sentence] of dashboards)
    test(`the first visit of the dashboard loads at most 300 KB with gzip: ${portal}`, () => {
      const assets = readdirSync(join(built, 'assets')).map((name) => join('assets', name))
      const page = assets.filter((path) => path.endsWith('.js') && read(path).includes(sentence))
      assert.equal(page.length, 1)
      // All styles, though a page has but some of them.
      const styles = assets.filter((path) => path.endsWith('.css'))
      const { bytes, files } = firstLoad(built, ['portal.html', ...page, ...styles])
      assert.ok(bytes <= 300_000, `${bytes} bytes: ${files.join(', ')}`)
    })

  test('the page has no script of its own text, and no file names another host', () => {
    for (const page of ['index.html', 'portal.html'].map(read)) {
      assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/)
      assert.doesNotMatch(page, /(src|href)="(https?:)?\/\//)
    }
    for (const name of readdirSync(join(built, 'assets')).filter((each) => each.endsWith('.css')))
      assert.doesNotMatch(read(join('assets', name)), /url\(["']?(https?:)?\/\/|@import/, name)
  })
})
