import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Locator, Page } from 'playwright-core'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { focusReturnsTo } from '../browser/look-at-page.ts'
import { looksWell, wasQuiet } from '../browser/look-at-page.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'
import type { Member } from './sign-in-as.ts'

// A partner's operator hands licenses on. The tests build on each other, as a morning at the desk does.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let portals: Portals
let browser: Browser
let operator: Member
let visit: Visit
let page: Page
let home: string

const rows = (): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('checkbox', { name: /^Select \d/ }) })
const dialog = (): Locator => page.getByRole('dialog')
const toast = (text: RegExp): Locator => page.getByRole('status').getByText(text)
/** How many licenses are where, as the service says. */
type Query = { readonly at?: 'inventory'; readonly accountId?: string; readonly sku?: string }
const held = async (query: Query): Promise<number> =>
  orThrow(await portals.site.vendor.listLicenses({ query: { limit: 200, ...query } })).items.length
const accountNamed = async (name: string) => {
  const { items } = orThrow(await portals.site.vendor.listAccounts({ query: { q: name } }))
  const [found] = items
  assert.ok(found, name)
  return found
}
const open = async (path: string, title: string): Promise<void> => {
  await page.goto(home + path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

describe('a partner hands licenses on', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const { vendor, partnerId } = portals.site
    const order = 'partner,sku,count,reference\n'
    const body = `${order}Northwind Controls,CAP-50,30,PO-1\nNorthwind Controls,MNT-50-12,12,PO-1\n`
    orThrow(await vendor.issueOrder({ body }))
    operator = await portals.addPerson({ email: 'olga.ray@one.example', role: 'operator', partnerId })
    browser = await openBrowser()
    home = `/partner/${partnerId}`
    visit = await visitPortal(browser, portals.url, `${home}/inventory`, operator)
    page = visit.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('40 licenses go to an account that is added on the way, and come back with one click', async () => {
    await rows().nth(41).waitFor()
    await looksWell(visit)
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await rows().nth(0).getByRole('checkbox').uncheck()
    await rows().nth(1).getByRole('checkbox').uncheck()
    await page.getByRole('button', { name: 'Transfer 40 …' }).click()
    await dialog().getByRole('combobox', { name: 'To which account' }).fill('P-Tower 9')
    await page.getByRole('option', { name: 'Add the account “P-Tower 9” and transfer to it' }).click()

    await dialog().getByText('40 licenses go from the inventory to the account P-Tower 9.').waitFor()
    await dialog().getByText('The account P-Tower 9 does not exist yet and is added first.').waitFor()
    const capacity = dialog().getByRole('row', { name: /^50-device capacity/ })
    const [, count = '', devices = ''] = await capacity.getByRole('cell').allTextContents()
    assert.equal(Number(devices.replace(',', '')), 50 * Number(count))
    await looksWell(visit)
    await page.keyboard.press('Escape')
    await focusReturnsTo(page, 'Transfer 40 …')

    await page.keyboard.press('Enter')
    await dialog().getByRole('combobox', { name: 'To which account' }).fill('P-Tower 9')
    await page.getByRole('option', { name: /^Add the account “P-Tower 9”/ }).click()
    await dialog().getByRole('button', { name: 'Transfer 40 licenses' }).click()
    await toast(/^40 licenses are with P-Tower 9 now\.$/).waitFor()
    const { id: accountId } = await accountNamed('P-Tower 9')
    assert.deepEqual([await held({ at: 'inventory' }), await held({ accountId })], [2, 40])

    await page.getByRole('button', { name: 'Undo' }).click()
    await toast(/^40 licenses are back in the inventory\.$/).waitFor()
    assert.deepEqual([await held({ at: 'inventory' }), await held({ accountId })], [42, 0])
    await rows().nth(41).waitFor()
  })

  test('what a colleague has just handed on is refused with the remedy, and nothing is half done', async () => {
    const { vendor, account } = portals.site
    await open('/inventory', 'My Inventory')
    await rows().nth(1).waitFor()
    await rows().nth(0).getByRole('checkbox').check()
    await rows().nth(1).getByRole('checkbox').check()
    const [first = ''] = await page
      .locator('tr[data-selected] .id')
      .evaluateAll((ids) => ids.map((id) => id.getAttribute('title') ?? ''))
    await page.getByRole('button', { name: 'Transfer 2 …' }).click()
    await dialog().getByRole('combobox', { name: 'To which account' }).fill('P-Tower')
    await page.getByRole('option', { name: 'P-Tower 9' }).click()
    await dialog().getByText('2 licenses go from the inventory').waitFor()
    orThrow(await vendor.transferLicenses({ body: { licenseIds: [first], accountId: account.id } }))

    await dialog().getByRole('button', { name: 'Transfer 2 licenses' }).click()
    const alert = dialog().getByRole('alert')
    await alert
      .getByText(/^Nothing was done, because 1 of 2 licenses are refused\. .+: an account has it\.$/)
      .waitFor()
    await alert.getByText('Recall it from its account first.', { exact: false }).waitFor()
    await alert.getByText('license-not-in-inventory').waitFor()
    const tower = await accountNamed('P-Tower 9')
    assert.equal(await held({ accountId: tower.id }), 0)

    await dialog().getByRole('button', { name: 'Leave that license out' }).click()
    await dialog().getByRole('button', { name: 'Transfer 1 license' }).click()
    await toast(/^1 license is with P-Tower 9 now\.$/).waitFor()
    assert.equal(await held({ accountId: tower.id }), 1)
  })

  test('what was handed on is found by its account, and recalled', async () => {
    await open('/customer-inventory', 'Customer Inventory')
    await page.getByRole('link', { name: 'P-Tower 9' }).waitFor()
    await looksWell(visit)
    await page.getByRole('searchbox').fill('P-Tower')
    await page.waitForFunction(() => document.querySelectorAll('table input[type=checkbox]').length === 2)
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await page.getByRole('button', { name: 'Recall 1 …' }).click()
    await dialog()
      .getByText('No controller holds them, so nothing stops working.', { exact: false })
      .waitFor()
    await dialog().getByRole('button', { name: 'Recall 1 license' }).click()
    await toast(/^1 license is back in the inventory\.$/).waitFor()
    const { id: accountId } = await accountNamed('P-Tower 9')
    assert.equal(await held({ accountId }), 0)
  })

  test('a license is split into parts that add up to it', async () => {
    orThrow(
      await portals.site.vendor.issueLicense({ body: { partnerId: portals.site.partnerId, sku: 'CAP-200' } }),
    )
    await open('/inventory', 'My Inventory')
    await page.getByRole('button', { name: /^Actions for 200-device capacity/ }).click()
    await page.getByRole('menuitem', { name: 'Split …' }).click()
    await dialog().getByText('Adds up to 200.').waitFor()
    await dialog().getByRole('textbox', { name: 'Part 1' }).fill('150')
    await dialog().getByText('50 too many for 200.').waitFor()
    assert.ok(await dialog().getByRole('button', { name: 'Split', exact: true }).isDisabled())
    await dialog().getByRole('button', { name: 'In 4 equal parts' }).click()
    await dialog().getByText('Adds up to 200.').waitFor()
    await looksWell(visit)
    await dialog().getByRole('button', { name: 'Split', exact: true }).click()
    await toast(/^Split into 4 parts\.$/).waitFor()
    assert.equal(await held({ at: 'inventory', sku: 'CAP-200' }), 4)
  })

  test('all rows are exported, with a heading', async () => {
    await open('/inventory', 'My Inventory')
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'CSV file' }).click()
    const file = await download
    assert.equal(file.suggestedFilename(), 'my-inventory.csv')
    await toast(/^Exported \d+ rows$/).waitFor()
  })

  test('a viewer sees what could be done, and why they may not do it', async () => {
    const { partnerId } = portals.site
    const viewer = await portals.addPerson({ email: 'vera.low@one.example', role: 'viewer', partnerId })
    const seen = await visitPortal(browser, portals.url, `${home}/inventory`, viewer)
    await seen.page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    const transfer = seen.page.getByRole('button', { name: /^Transfer \d+ …$/ })
    assert.equal(await transfer.getAttribute('aria-disabled'), 'true')
    assert.match((await transfer.getAttribute('aria-description')) ?? '', /role/i)
    await transfer.click({ force: true })
    assert.equal(await seen.page.getByRole('dialog').count(), 0)
    await seen.page.goto(`${home}/accounts`)
    const add = seen.page.getByRole('button', { name: 'Add account' }).first()
    await add.waitFor()
    assert.equal(await add.getAttribute('aria-disabled'), 'true')
    await seen.page.goto(`${home}/tokens`)
    await seen.page.getByRole('heading', { name: 'Only administrators see and make tokens' }).waitFor()
    wasQuiet(seen)
    await seen.leave()
  })

  test('nobody sees another partner by any address', async () => {
    const { vendor } = portals.site
    const other = orThrow(await vendor.createPartner({ body: { name: 'Southwind Systems' } }))
    const account = orThrow(await vendor.createAccount({ body: { partnerId: other.id, name: 'P-Secret' } }))
    const theirs = orThrow(await vendor.issueLicense({ body: { partnerId: other.id, sku: 'CAP-10' } }))
    for (const path of [
      '',
      '/inventory',
      '/accounts',
      `/accounts/${account.id}`,
      `/licenses/${theirs.id}`,
      '/people',
    ]) {
      await page.goto(`/partner/${other.id}${path}`)
      await page.getByRole('heading', { name: 'You cannot act here' }).waitFor()
      assert.equal(await page.getByText('P-Secret').count(), 0, path)
    }
    for (const path of [`/accounts/${account.id}`, `/accounts/${account.id}/maintenance`]) {
      await page.goto(home + path)
      await page.getByRole('heading', { level: 1, name: 'This cannot be shown' }).waitFor()
      await page.getByRole('alert').getByText('account-not-found').waitFor()
    }
    await looksWell(visit)
    await page.goto(`${home}/licenses/${theirs.id}`)
    await page.getByRole('alert').getByText('license-not-found').waitFor()
    await page.goto('/vendor')
    await page.getByRole('heading', { name: 'You cannot act here' }).waitFor()
    wasQuiet(visit)
  })
})
