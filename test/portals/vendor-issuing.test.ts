import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { looksWell, wasQuiet } from '../browser/look-at-page.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// Customer Success issues what was sold. The tests build on each other, as a morning at the desk does.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let portals: Portals
let browser: Browser
let visit: Visit
let page: Page

const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const choose = async (label: string, option: RegExp): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}

describe('Customer Success issues licenses', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const operator = await portals.addPerson({ email: 'carla.issue@vendor.example', role: 'operator' })
    browser = await openBrowser()
    visit = await visitPortal(browser, portals.url, '/vendor/licenses', operator)
    page = visit.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('by form: three licenses at once, whose License IDs are shown and kept', async () => {
    await page.getByText('No license was issued yet').waitFor()
    await page.getByRole('button', { name: 'Issue licenses' }).click()
    await title('Issue licenses')
    await looksWell(visit)
    const act = page.getByRole('button', { name: 'Issue', exact: true })
    assert.equal(await act.getAttribute('aria-disabled'), 'true')
    await choose('Partner', /Northwind Controls/)
    await choose('Product', /CAP-50\)/)
    await page.getByLabel('How many licenses').fill('3')
    await page.getByLabel('Order reference').fill('PO-7, rush')
    await page.getByText('3 × 50-device capacity are issued to Northwind Controls').waitFor()
    await act.click()
    await page.getByRole('heading', { name: '3 licenses are issued' }).waitFor()
    const ids = await page.getByRole('list', { name: 'License IDs' }).getByRole('link').allTextContents()
    const { items } = orThrow(
      await portals.site.vendor.listLicenses({ query: { orderReference: 'PO-7, rush' } }),
    )
    assert.deepEqual(ids.toSorted(), items.map(({ id }) => id).toSorted())
    await looksWell(visit)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ])
    const csv = await readFile(await download.path(), 'utf8')
    assert.equal(csv.trim().split('\r\n').length, 4)
    assert.match(csv, /CAP-50,Northwind Controls,"PO-7, rush"/)
  })

  test('the page of a license tells what it is and all that happened to it', async () => {
    await page.getByRole('list', { name: 'License IDs' }).getByRole('link').first().click()
    await title('50-device capacity')
    const history = page.getByRole('list', { name: 'History' })
    await history.getByText('Issued').waitFor()
    await history.getByText('by Carla Issue').waitFor()
    await page.getByRole('link', { name: 'PO-7, rush' }).waitFor()
    await looksWell(visit)
    await page.getByRole('button', { name: 'Transfer' }).click()
    await page.getByRole('option', { name: 'P-Building 1' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Transfer 1 license' }).click()
    await history.getByText('Transferred').waitFor()
    await page.getByRole('button', { name: 'Recall' }).waitFor()
    await page.getByRole('link', { name: 'PO-7, rush' }).click()
    await title('Licenses')
    await page.getByRole('button', { name: /Remove the filter Order reference/ }).waitFor()
    await page.getByRole('cell', { name: '50-device capacity' }).nth(2).waitFor()
    assert.equal(await page.getByRole('row').count(), 4)
  })

  test('by order: each line is told its finding, and nothing is issued until all are fine', async () => {
    await page.goto('/vendor/issue/order')
    await title('An order from CSV')
    const order = page.getByLabel('The order')
    await order.fill('partner,sku,count,reference\nNorthwind Controls,CAP-10,2,PO-8\nNobody,NONE-1,x,PO-8\n')
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByRole('alert').filter({ hasText: 'Nothing was issued' }).waitFor()
    const lines = page.getByRole('table', { name: 'Line by line' }).getByRole('row')
    assert.match((await lines.nth(2).textContent()) ?? '', /CAP-10.*Fine/)
    assert.doesNotMatch((await lines.nth(3).textContent()) ?? '', /Fine/)
    await looksWell(visit)
    assert.equal((orThrow(await portals.site.vendor.listLicenses({})).items ?? []).length, 3)

    await order.fill('partner,sku,count,reference\nNorthwind Controls,CAP-10,2,PO-8\n')
    await page.getByText('The order was changed after it was checked').waitFor()
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByRole('button', { name: 'Issue 2 licenses' }).click()
    await page.getByRole('heading', { name: '2 licenses are issued' }).waitFor()
    assert.equal(orThrow(await portals.site.vendor.listLicenses({})).items.length, 5)
  })

  test('an order comes as a file as well', async () => {
    await page.goto('/vendor/issue/order')
    await page.locator('input[type="file"]').setInputFiles({
      name: 'order.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('partner,sku,count\nNorthwind Controls,CORE,1\n'),
    })
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('1 lines are fine: 1 licenses will be issued.').waitFor()
  })

  test('an upgrade license shows its 30 days (M7)', async () => {
    await page.goto('/vendor/upgrades')
    await title('One-time upgrades')
    await page.getByRole('button', { name: 'Issue an upgrade license' }).click()
    await choose('Partner', /Northwind Controls/)
    await choose('Product', /UPG-200/)
    await page.getByRole('button', { name: 'Issue', exact: true }).click()
    await page.getByRole('heading', { name: '1 license is issued' }).waitFor()
    await page.getByRole('cell', { name: '30 days left' }).waitFor()
    await looksWell(visit)
  })

  test('the pages complained of nothing and asked only the service', () => wasQuiet(visit))
})
