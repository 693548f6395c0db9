import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import { looksWell, wasQuiet } from '../browser/look-at-page.ts'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import type { Visit } from '../browser/open-window.ts'
import { askingController } from './ask-as-controller.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// Which controllers need somebody, what happened to one, and what became of a license that was split.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let portals: Portals
let browser: Browser
let visit: Visit
let page: Page
let wholeId = ''

const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

describe('what became of controllers and licenses', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const { site, url } = portals
    const { partnerId, account, vendor } = site
    const unit = (code: string) => askingController(url, account.customerId, code)
    await unit('SC-BARE-0001').ask(await site.buy('CAP-10'))
    await unit('SC-FULL-0002').ask(await site.buy('CAP-50', 'MNT-50-12'))
    const body = { installCode: 'SC-FULL-0002', reason: 'Power surge' }
    orThrow(await vendor.rmaController({ body }))
    const issued = orThrow(await vendor.issueLicense({ body: { partnerId, sku: 'CAP-50' } }))
    wholeId = issued.id
    const parts = { params: { id: wholeId }, body: { quantities: [20, 30] } }
    orThrow(await vendor.splitLicense(parts))
    const viewer = await portals.addPerson({ email: 'vic.look@one.example', role: 'viewer', partnerId })
    browser = await openBrowser()
    visit = await visitPortal(browser, url, `/partner/${partnerId}/controllers`, viewer)
    page = visit.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('the list is narrowed to controllers that are short of maintenance, and to silent ones', async () => {
    await page.getByRole('link', { name: 'SC-FULL-0002' }).waitFor()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByLabel('Maintenance', { exact: true }).selectOption({ label: 'Short of maintenance' })
    await page.getByRole('link', { name: 'SC-FULL-0002' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'SC-BARE-0001' }).waitFor()
    assert.equal(new URL(page.url()).searchParams.get('short'), 'true')
    await page.getByLabel('Silent', { exact: true }).selectOption({ label: 'For 90 days' })
    await page.getByText('Nothing matches').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Silent: For 90 days/ }).click()
    await page.getByRole('link', { name: 'SC-BARE-0001' }).waitFor()
    await looksWell(visit)
  })

  test('the history of a controller has what came and what left, with the reason, newest first', async () => {
    await page.goto(`/partner/${portals.site.partnerId}/controllers`)
    await page.getByRole('link', { name: 'SC-FULL-0002' }).click()
    await title('SC-FULL-0002')
    const events = page.getByRole('list', { name: 'History' }).locator(':scope > li')
    await events.first().waitFor()
    const told = await events.allTextContents()
    assert.equal(told.length, 3)
    assert.match(told[0] ?? '', /^Given up as dead \(RMA\)/)
    assert.match(told[1] ?? '', /^Moved by RMA to P-Building 1.*“Power surge”/)
    assert.match(told[2] ?? '', /^Activated from P-Building 1.*by SC-FULL-0002/)
    assert.match(told[2] ?? '', /50-device capacity/)
    assert.match(told[2] ?? '', /1-year maintenance/)
    await looksWell(visit)
    await events.last().getByRole('link', { name: '50-device capacity' }).click()
    await title('50-device capacity')
  })

  test('a license that was split shows its parts, and a part what it is of', async () => {
    await page.goto(`/partner/${portals.site.partnerId}/licenses/${wholeId}`)
    await title('50-device capacity')
    const parts = page.getByRole('table', { name: 'Its parts' })
    await parts.getByText('20-device capacity').waitFor()
    await looksWell(visit)
    await parts.getByRole('link').first().click()
    await title('30-device capacity')
    await page.getByRole('table', { name: 'Its parts' }).waitFor({ state: 'detached' })
    await looksWell(visit)
    await page.getByRole('link', { name: '50-device capacity' }).click()
    await title('50-device capacity')
  })

  test('the pages complained of nothing and asked only the service', () => wasQuiet(visit))
})
