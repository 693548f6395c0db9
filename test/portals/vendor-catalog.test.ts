import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import { focusReturnsTo } from '../browser/look-at-page.ts'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { askingController } from './ask-as-controller.ts'
import { looksWell, wasQuiet } from '../browser/look-at-page.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// The vendor's administrator keeps the catalog, the partners and the policies. The tests need nothing of each other.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let portals: Portals
let browser: Browser
let visit: Visit
let page: Page

const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const dialog = () => page.getByRole('dialog')
const open = async (path: string, name: string | RegExp): Promise<void> => {
  await page.goto(path)
  await title(name)
}

describe('the vendor’s administrator keeps', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const { account } = portals.site
    const licenses = await portals.site.buy('CAP-50', 'RCMS-5')
    const unit = askingController(portals.url, account.customerId, 'SC-0042-CAFE')
    await unit.ask(licenses.slice(0, 1))
    const administrator = await portals.addPerson({
      email: 'ada.admin@vendor.example',
      role: 'administrator',
    })
    browser = await openBrowser()
    visit = await visitPortal(browser, portals.url, '/vendor/products', administrator)
    page = visit.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('adds a product, renames it and takes it off sale', async () => {
    await open('/vendor/products', 'Products')
    await page.getByRole('button', { name: 'Add a product' }).click()
    await dialog().getByLabel('SKU').fill('mnt-20-24')
    await dialog().getByLabel('Name').fill('Two years for small sites')
    await dialog().getByLabel('Kind').selectOption({ label: 'Maintenance' })
    await dialog().getByLabel('Quantity').fill('20')
    await dialog().getByLabel('How many').fill('24')
    await looksWell(visit)
    await dialog().getByRole('button', { name: 'Add a product' }).click()
    await page.getByText('MNT-20-24 is added').waitFor()
    const menu = page.getByRole('button', { name: 'Actions for MNT-20-24' })
    await menu.click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await dialog().getByLabel('Name').fill('Two years, 20 devices')
    await dialog().getByRole('button', { name: 'Save' }).click()
    await page.getByRole('cell', { name: 'Two years, 20 devices' }).waitFor()
    await focusReturnsTo(page, 'Actions for MNT-20-24')
    await menu.click()
    await page.getByRole('menuitem', { name: 'Take off sale' }).click()
    await dialog().getByRole('button', { name: 'Take off sale' }).click()
    await page.getByRole('row', { name: /MNT-20-24.*Off sale/ }).waitFor()
    await looksWell(visit)
  })

  test('publishes a release, whose manifest is downloaded', async () => {
    await open('/vendor/releases', 'Releases')
    await page.getByRole('button', { name: 'Publish a release' }).click()
    await dialog().getByLabel('Version').fill('three')
    await dialog().getByText('This is no version').waitFor()
    await dialog().getByLabel('Version').fill('3.6 Update 1')
    await dialog().getByText('Its name says: Update.').waitFor()
    await looksWell(visit)
    await dialog().getByRole('button', { name: 'Publish a release' }).click()
    await page.getByText('3.6 Update 1 is published').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the signed manifest of 3.6 Update 1' }).click(),
    ])
    const manifest = JSON.parse(await readFile(await download.path(), 'utf8')) as object
    assert.deepEqual(Object.keys(manifest).toSorted(), ['keyList', 'manifest'])
    await looksWell(visit)
  })

  test('adds a partner and invites its first administrator', async () => {
    await open('/vendor/partners', 'Partners')
    await looksWell(visit)
    await page.getByRole('button', { name: 'Add a partner' }).click()
    await dialog().getByLabel('Name').fill('Southgate Buildings')
    await dialog().getByRole('button', { name: 'Add a partner' }).click()
    await title('Southgate Buildings')
    await page.getByText('It has no account yet.').waitFor()
    await looksWell(visit)
    await page.getByRole('button', { name: 'Invite' }).first().click()
    await dialog().getByLabel('E-mail').fill('first@southgate.example')
    await dialog().getByRole('button', { name: 'Send the invitation' }).click()
    await portals.mailTo('first@southgate.example', /invit/i)
    await page.getByRole('cell', { name: 'first@southgate.example' }).waitFor()
  })

  test('activates a Remote CMS license on a controller of its account (T7)', async () => {
    await open('/vendor/remote-cms', 'Remote CMS')
    await looksWell(visit)
    await page.getByRole('button', { name: /^Activate/ }).click()
    await dialog().getByRole('combobox', { name: 'Controller' }).click()
    await page.getByRole('option', { name: /SC-0042-CAFE/ }).click()
    await dialog().getByText('from P-Building 1 to SC-0042-CAFE').waitFor()
    await dialog().getByRole('button', { name: 'Activate' }).click()
    await page.getByText('Activated on SC-0042-CAFE').waitFor()
    await page.getByRole('cell', { name: 'SC-0042-CAFE' }).waitFor()
  })

  test('changes a policy while somebody else does: neither change is lost', async () => {
    await open('/vendor/settings', 'Settings')
    const save = page.getByRole('button', { name: 'Save' })
    assert.equal(await save.getAttribute('aria-disabled'), 'true')
    await looksWell(visit)
    await page.getByLabel('RMAs of a partner in twelve months').fill('7')
    const { vendor } = portals.site
    const body = { lateMaintenance: 'allowed', rmaBudgetPerYear: 4 } as const
    orThrow(await vendor.editSettings({ ifMatch: '"2"', body }))
    await save.click()
    const told = page.getByRole('alert')
    await told.getByText('Maintenance after it lapsed: now Allowed').waitFor()
    await told.getByText('they chose 4, you 7').waitFor()
    await looksWell(visit)
    await page.getByRole('radio', { name: 'Allowed' }).and(page.locator(':checked')).waitFor()
    await save.click()
    await page.getByText('The settings are saved').waitFor()
    const { lateMaintenance, rmaBudgetPerYear } = orThrow(await vendor.getSettings())
    assert.deepEqual([lateMaintenance, rmaBudgetPerYear], ['allowed', 7])
  })

  test('the pages complained of nothing and asked only the service', () => wasQuiet(visit))
})
