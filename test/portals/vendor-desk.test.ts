import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import { looksWell, wasQuiet } from '../browser/look-at-page.ts'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import type { Visit } from '../browser/open-window.ts'
import { askingController } from './ask-as-controller.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'
import type { Member } from './sign-in-as.ts'

// What the vendor's people look up at their desk, in a browser that has never seen them. The tests need nothing of each other.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let portals: Portals
let browser: Browser
let visit: Visit
let administrator: Member
let page: Page

const open = async (path: string, title: string): Promise<void> => {
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

describe('at the vendor’s desk', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const { vendor, account, buy, partnerId } = portals.site
    const term = { unit: 'months', count: 5 } as const
    const short = { sku: 'MNT-50-5', name: 'Five months', kind: 'maintenance', quantity: 50, term } as const
    orThrow(await vendor.createProduct({ body: short }))
    const params = { id: account.id }
    orThrow(await vendor.addContact({ params, body: { email: 'site@p-building.example' } }))
    const licenses = await buy('CAP-50', 'MNT-50-5', 'MNT-50-12')
    await askingController(portals.url, account.customerId, 'SC-0042-CAFE').ask(licenses.slice(0, 2))
    orThrow(await vendor.issueLicense({ body: { partnerId, sku: 'CAP-10' } }))
    for (const name of ['Southgate Buildings', 'Öresund Teknik'])
      orThrow(await vendor.createPartner({ body: { name } }))
    administrator = await portals.addPerson({
      email: 'ada.desk@vendor.example',
      role: 'administrator',
    })
    browser = await openBrowser()
    visit = await visitPortal(browser, portals.url, '/vendor/partners', administrator)
    page = visit.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('partners are ordered by name, tell what they have, and are found by a part of the name', async () => {
    const rows = page.getByRole('table').getByRole('row')
    await rows.nth(3).waitFor()
    const [, accounts, inInventory, inAccounts, onControllers] = await rows
      .nth(1)
      .getByRole('cell')
      .allTextContents()
    assert.deepEqual([accounts, inInventory, inAccounts, onControllers], ['1', '1', '1', '2'])
    await looksWell(visit)
    await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('öres')
    await page.getByRole('link', { name: 'Northwind Controls' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Öresund Teknik' }).waitFor()
    await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('nobody')
    await page.getByRole('link', { name: 'Öresund Teknik' }).waitFor({ state: 'detached' })
    await looksWell(visit)
    await open('/vendor/partners', 'Partners')
    await rows.nth(1).getByRole('link', { name: '1' }).nth(1).click()
    await page.waitForURL(/\/vendor\/licenses\?.*at=inventory/)
  })

  test('an order’s findings are told in the language of the page', async () => {
    await open('/vendor/issue/order', 'An order from CSV')
    await page.getByLabel('The order').fill('partner,sku,count\nNobody,NONE-1,x\n')
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('“x” is no count: write a whole number from 1 up.').waitFor()
    const german = await visitPortal(browser, portals.url, '/vendor/issue/order', administrator, {
      locale: 'de-DE',
    })
    await german.page.getByLabel('Die Bestellung').fill('partner,sku,count\nNobody,NONE-1,1\n')
    await german.page.getByRole('button', { name: 'Prüfen' }).click()
    await german.page.getByText('Kein Partner heißt „Nobody“.').waitFor()
    await german.page.getByText('Kein Produkt hat die SKU „NONE-1“.').waitFor()
    await looksWell(german)
    await german.leave()
  })

  test('notices tell what the license is, and whose', async () => {
    await open('/vendor/notices?notices=upcoming', 'Notices')
    const row = page.getByRole('row').filter({ hasText: 'site@p-building.example' })
    await row.getByText('5-month maintenance').waitFor()
    await row.getByRole('link', { name: 'P-Building 1' }).waitFor()
    await looksWell(visit)
    await row.getByRole('link', { name: /…$/ }).waitFor()
  })

  test('a browser that is years off tells what would be today, not in its year', async () => {
    const path = `/vendor/accounts/${portals.site.account.id}/maintenance`
    const wrong = await visitPortal(browser, portals.url, '/vendor', administrator)
    await wrong.page.clock.install({ time: new Date('2019-05-01T10:00:00Z') })
    await wrong.page.goto(path)
    const year = new Date(portals.site.now()).getUTCFullYear()
    assert.equal(await wrong.page.evaluate(() => new Date().getFullYear()), 2019)
    await wrong.page
      .getByText(new RegExp(`${year}.*${year + 3}`))
      .first()
      .waitFor()
    assert.doesNotMatch(await wrong.page.getByRole('main').innerText(), /2019|202[0-2]/)
    await wrong.leave()
  })

  test('a browser where no language was chosen speaks that of the person, until one is chosen there', async () => {
    const body = {
      email: 'greta.neu@vendor.example',
      role: 'viewer',
      partnerId: null,
      language: 'de',
    } as const
    const { link } = orThrow(await portals.site.vendor.inviteMember({ body }))
    const password = 'a password that is long'
    const first = await visitPortal(browser, portals.url, new URL(link).pathname)
    await first.page.goto(link)
    await first.page.getByLabel('Your name').fill('Greta Neu')
    await first.page.getByLabel('Password', { exact: true }).fill(password)
    await first.page.getByRole('button', { name: 'Accept and sign in' }).click()
    const title = (name: string) => first.page.getByRole('heading', { level: 1, name }).waitFor()
    await title('Übersicht')
    await first.page.reload()
    await title('Übersicht')
    await first.page.getByRole('button', { name: /Greta Neu/ }).click()
    await first.page.getByRole('menuitemradio', { name: 'English' }).click()
    await title('Overview')
    await first.page.reload()
    await title('Overview')
    await first.leave()
    const { email } = body
    const second = await visitPortal(browser, portals.url, '/vendor', { email, password })
    await second.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await second.leave()
  })

  test('the pages complained of nothing and asked only the service', () => wasQuiet(visit))
})
