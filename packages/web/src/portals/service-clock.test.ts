import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { serviceClock } from './service-clock.ts'

test('a browser that is years off tells the time of the service, and goes on from there', () => {
  let browser = Date.UTC(2019, 0, 1)
  const now = serviceClock('2026-11-24T10:00:00.000Z', browser, () => browser)
  assert.equal(now(), Date.UTC(2026, 10, 24, 10))
  browser += 90_000
  assert.equal(now(), Date.UTC(2026, 10, 24, 10, 1, 30))
})

test('no page asks the browser what time it is', () => {
  const sources = new URL('../', import.meta.url)
  const asking = ['customer', 'partner', 'portals', 'sign-in', 'vendor'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, sources), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
      .filter((file) =>
        /Date\.now\b|new Date\(\)/.test(readFileSync(new URL(`${folder}/${file}`, sources), 'utf8')),
      )
      .map((file) => `${folder}/${file}`),
  )
  assert.deepEqual(asking, ['portals/service-clock.ts'])
})
