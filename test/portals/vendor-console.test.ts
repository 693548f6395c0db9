import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { askingController } from './ask-as-controller.ts'
import { looksWell, wasQuiet } from '../browser/look-at-page.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'
import type { Member } from './sign-in-as.ts'

// The vendor's administrator sees how things stand, and finds anything.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let portals: Portals
let browser: Browser
let administrator: Member
let visit: Visit
let page: Page

const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

describe('the vendor’s administrator', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const { vendor, account } = portals.site
    const licenses = await portals.site.buy('CAP-50', 'RCMS-5')
    orThrow(await vendor.addContact({ params: { id: account.id }, body: { email: 'site@building.example' } }))
    const unit = askingController(portals.url, account.customerId, 'SC-0042-CAFE')
    await unit.ask(licenses.slice(0, 1))
    administrator = await portals.addPerson({ email: 'ada.admin@vendor.example', role: 'administrator' })
    browser = await openBrowser()
    visit = await visitPortal(browser, portals.url, '/vendor', administrator)
    page = visit.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('sees how things stand, and each figure leads into its list', async () => {
    await title('Overview')
    await page.getByText('In use').waitFor()
    await looksWell(visit)
    await page.getByRole('link', { name: 'On controllers' }).click()
    await title('Licenses')
    await page.getByRole('button', { name: 'Remove the filter Where it is' }).waitFor()
    await page.getByRole('link', { name: 'SC-0042-CAFE' }).waitFor()
    assert.equal(await page.getByRole('row').count(), 2)
  })

  test('finds anything from one box, by keyboard alone', async () => {
    const { customerId, id } = portals.site.account
    const box = page.getByRole('combobox', { name: /License ID, Customer ID/ })
    const find = async (word: string, first: RegExp): Promise<void> => {
      await page.keyboard.press('Control+k')
      await box.fill(word)
      await page.getByRole('option', { name: first }).waitFor()
    }
    await find(customerId, /^Account P-Building 1/)
    await looksWell(visit)
    await page.keyboard.press('Enter')
    await title('P-Building 1')
    assert.equal(new URL(page.url()).pathname, `/vendor/accounts/${id}`)
    await find('sc-0042', /^Controller SC-0042-CAFE/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await title('SC-0042-CAFE')
    await find('site@building', /^Contact site@building.example/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByText('Opened last').waitFor()
    assert.equal(await page.getByRole('option').count(), 2)
    await box.fill('nothing is called so')
    await page.getByText('Nothing begins with “nothing is called so”.').waitFor()
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'hidden' })
  })

  test('a viewer sees all of it and is told why nothing can be done', async () => {
    const viewer = await portals.addPerson({ email: 'vera.look@vendor.example', role: 'viewer' })
    const theirs = await visitPortal(browser, portals.url, '/vendor/products', viewer)
    const add = theirs.page.getByRole('button', { name: 'Add a product' })
    await add.focus()
    assert.equal(await add.getAttribute('aria-disabled'), 'true')
    assert.match((await add.getAttribute('aria-description')) ?? '', /role/)
    await theirs.leave()
  })

  test('the console speaks German', async () => {
    const german = await visitPortal(browser, portals.url, '/vendor', administrator, { locale: 'de-DE' })
    await german.page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor()
    await german.page.getByRole('link', { name: 'Einmalige Upgrades' }).click()
    await german.page.getByRole('heading', { level: 1, name: 'Einmalige Upgrades' }).waitFor()
    await german.leave()
  })

  test('the pages complained of nothing and asked only the service', () => wasQuiet(visit))
})
