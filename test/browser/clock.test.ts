import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { fakedClockLibrary, newFakedClock } from '../../packages/agent/src/testing/faked-clock.ts'
import { newController } from '../../packages/agent/src/testing/open-test-agent.ts'
import { startCli } from '../../packages/agent/src/testing/run-cli.ts'
import { startTestService } from '../../packages/agent/src/testing/test-service.ts'
import { buildPages } from './build-pages.ts'
import { looksWell } from './look-at-page.ts'
import { openBrowser, signIn, visit, withoutBrowser, type Person } from './open-browser.ts'

// O5 as a site engineer meets it: the battery of the clock is empty, and there is no network.

const library = fakedClockLibrary()
const missing = 'libfaketimeMT.so.1 is not installed: apt-get install faketime'
if (library === null && process.env['CI'] === 'true') throw new Error(missing)
const skip = library === null ? missing : withoutBrowser()

describe('a controller whose clock stands at 1970 (O5)', { skip }, () => {
  const endings: (() => unknown)[] = []
  let browser: Browser
  let url: string
  let owner: Person
  before(async () => {
    buildPages()
    const service = await startTestService(Date.UTC(2026, 2, 10, 9))
    endings.unshift(() => service.close())
    const controller = newController(service, { TENURE_AGENT_HTTPS_PORT: '0' })
    endings.unshift(() => controller.remove())
    const agent = await controller.open()
    agent.setAccount(service.customerId)
    assert.ok((await agent.activate([service.issue({ kind: 'capacity', quantity: 2 })])).ok)
    owner = { username: 'ada', password: 'the battery is empty' }
    const user = { name: owner.username, role: 'owner' } as const
    assert.ok((await agent.users.add(user, owner.password)).ok)
    await agent.close()
    const clock = newFakedClock(library ?? '', 0)
    endings.unshift(() => clock.remove())
    const nowhere = { TENURE_AGENT_SERVICE_URL: 'http://127.0.0.1:9' }
    const daemon = startCli(['run'], { ...controller.env, ...clock.env, ...nowhere })
    endings.unshift(async () => {
      daemon.child.kill('SIGTERM')
      await daemon.ended
    })
    await daemon.wrote(/"https":"([^"]+)"/)
    url = daemon.found(/"https":"([^"]+)"/)
    browser = await openBrowser()
    endings.unshift(() => browser.close())
  })
  after(async () => {
    for (const end of endings) await end()
  })

  for (const [locale, title, means, ends] of [
    ['en-GB', 'Time unknown: the clock was never set', 'No seat is taken away', 'To end it: set the clock'],
    [
      'de-DE',
      'Zeit unbekannt: die Uhr wurde nie gestellt',
      'Kein Platz wird weggenommen',
      'So endet es: die Uhr stellen',
    ],
  ] as const)
    test(`every page says that the time is unknown, what that means and how it ends: ${locale}`, async () => {
      const { page, leave } = await visit(browser, url, { locale, width: 390 })
      await signIn(page, owner)
      await page.getByText(title).waitFor()
      await page.getByText('1970').first().waitFor()
      await page.getByText('2026').first().waitFor()
      await page.getByText(means).waitFor()
      await page.getByText(ends).waitFor()
      await page.locator('nav a[href="/status"]').click()
      await page.getByText(title).waitFor()
      await looksWell({ page })
      await leave()
    })
})
