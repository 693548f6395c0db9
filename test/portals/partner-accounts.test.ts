import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addDays } from '@tenure/core'
import { orThrow } from '@tenure/sdk'
import type { Browser, Locator, Page } from 'playwright-core'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { looksWell, wasQuiet } from '../browser/look-at-page.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// A partner's administrator keeps order in the accounts. 300 days ago two controllers began in P-Building 1: one with
// maintenance for a year, which ends in two months, and one without any.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let portals: Portals
let browser: Browser
let visit: Visit
let page: Page
let home: string

const dialog = (): Locator => page.getByRole('dialog')
const toast = (text: RegExp): Locator => page.getByRole('status').getByText(text)
const open = async (path: string, title: string): Promise<void> => {
  await page.goto(home + path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

describe('a partner keeps order in the accounts', { skip }, () => {
  before(async () => {
    const now = Date.now()
    portals = await openPortals(
      { after: (work) => void endings.unshift(work) },
      { startAt: addDays(now, -300) },
    )
    const { site } = portals
    const covered = await site.addController()
    await covered.addDevices('lamp-1', 'lamp-2')
    await covered.activate(...(await site.buy('CAP-50', 'MNT-50-12')))
    // How many seats are used it tells when it asks the next time.
    await covered.refresh()
    const bare = await site.addController()
    await bare.activate(...(await site.buy('CAP-10')))
    await site.switchOff()
    await site.waitUntil(now)
    const { partnerId } = site
    home = `/partner/${partnerId}`
    const administrator = await portals.addPerson({
      email: 'ada.may@one.example',
      role: 'administrator',
      partnerId,
    })
    browser = await openBrowser()
    visit = await visitPortal(browser, portals.url, `${home}/accounts`, administrator)
    page = visit.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('an account is added, and its Customer ID is shown, drawn and replaced', async () => {
    await page.getByRole('link', { name: 'P-Building 1' }).waitFor()
    await looksWell(visit)
    await page.getByRole('button', { name: 'Add account' }).click()
    await dialog().getByRole('textbox', { name: 'Name' }).fill('P-Building 2')
    await dialog().getByRole('checkbox', { name: 'Each new controller must be approved' }).check()
    await dialog().getByRole('button', { name: 'Add the account' }).click()
    await page.getByRole('heading', { level: 1, name: 'P-Building 2' }).waitFor()
    await page.getByText('Need approval').waitFor()
    await looksWell(visit)

    const [made] = orThrow(await portals.site.vendor.listAccounts({ query: { q: 'P-Building 2' } })).items
    const before = made?.customerId ?? ''
    assert.equal(await page.getByText(before).count(), 0)
    await page.getByRole('button', { name: 'Show Customer ID' }).click()
    await page.getByText(before).waitFor()
    await page.getByRole('button', { name: 'Customer ID as a QR code' }).click()
    await dialog().getByRole('img', { name: 'Customer ID as a QR code' }).waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Replace …' }).click()
    await dialog().getByText('the old one lets no new controller in', { exact: false }).waitFor()
    await dialog().getByRole('button', { name: 'Make a new Customer ID' }).click()
    await toast(/^There is a new Customer ID\.$/).waitFor()
    assert.equal(await page.getByText(before).count(), 0)
  })

  test('contacts are added, changed and removed, each in their language', async () => {
    await page.getByRole('tab', { name: 'Contacts' }).click()
    await page.getByRole('heading', { name: 'Nobody is named yet' }).waitFor()
    await page.getByRole('button', { name: 'Add contact' }).click()
    await dialog().getByRole('textbox', { name: 'E-mail' }).fill('not an address')
    await dialog().getByRole('combobox', { name: 'Language' }).selectOption('German')
    await dialog().getByRole('textbox', { name: 'E-mail' }).fill('Technik@Haus.example')
    await dialog().getByRole('button', { name: 'Add contact' }).click()
    const row = page.getByRole('row').filter({ hasText: 'technik@haus.example' })
    await row.getByText('German').waitFor()
    await row.getByText('Ends, renewals and new controllers').waitFor()
    await looksWell(visit)

    await page.getByRole('button', { name: 'Actions for technik@haus.example' }).click()
    await page.getByRole('menuitem', { name: 'Edit …' }).click()
    await dialog()
      .getByRole('checkbox', { name: /^Tell them when licenses end/ })
      .uncheck()
    await dialog().getByRole('button', { name: 'Save' }).click()
    await row.getByText('New controllers only').waitFor()

    await page.getByRole('button', { name: 'Actions for technik@haus.example' }).click()
    await page.getByRole('menuitem', { name: 'Remove …' }).click()
    await dialog().getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('heading', { name: 'Nobody is named yet' }).waitFor()
  })

  test('an account that holds licenses says why it is not deleted; an empty one is archived, used again, deleted', async () => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Archive …' }).click()
    await dialog().getByText('What runs goes on running', { exact: false }).waitFor()
    await dialog().getByRole('button', { name: 'Archive' }).click()
    await page.locator('header').getByText('Archived').waitFor()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Unarchive' }).click()
    await toast(/^P-Building 2 is in use again\.$/).waitFor()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete …' }).click()
    await dialog().getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor()

    await page.getByRole('link', { name: 'P-Building 1' }).click()
    await page.getByRole('heading', { level: 1, name: 'P-Building 1' }).waitFor()
    await page.getByRole('button', { name: 'More actions' }).click()
    const remove = page.getByRole('menuitem', { name: /^Delete …/ })
    await remove
      .getByText('It still holds 3 licenses, so it can only be archived.', { exact: false })
      .waitFor()
    assert.equal(await remove.getAttribute('aria-disabled'), 'true')
    await page.keyboard.press('Escape')
  })

  test('its controllers are shown with seats, software and maintenance, and its licenses with where they are', async () => {
    const row = page.getByRole('row').filter({ hasText: 'SC-0001' })
    await row.getByText('2 of 50').waitFor()
    await row.getByText('Covered').waitFor()
    await page.getByRole('row').filter({ hasText: 'SC-0002' }).getByText('0 of 10').waitFor()
    await page.getByRole('tab', { name: 'Licenses' }).click()
    await page
      .getByRole('row')
      .filter({ hasText: '1-year maintenance' })
      .getByRole('link', { name: 'SC-0001' })
      .waitFor()
    const tick = page.getByRole('checkbox', { name: /^Select 1-year maintenance/ })
    assert.ok(await tick.isDisabled())
    assert.match((await tick.getAttribute('title')) ?? '', /A controller holds it/)
    await looksWell(visit)
    await page.getByRole('tab', { name: 'Notices' }).click()
    await page.getByRole('combobox', { name: 'Who is told' }).waitFor()
    await looksWell(visit)
  })

  test('the timeline tells what runs short and when, as a chart and in figures', async () => {
    await page.getByRole('link', { name: 'Maintenance timeline' }).click()
    await page.getByRole('heading', { level: 1, name: 'Maintenance timeline' }).waitFor()
    await page.getByText('Short of maintenance for 10 of 10 field devices now').waitFor()
    await page.getByText(/^From .+: short of maintenance for 50 of 50 field devices$/).waitFor()
    await page
      .getByRole('img', { name: /^SC-0001\. .+capacity 50, maintenance 50, missing 0/ })
      .first()
      .waitFor()
    await looksWell(visit)
    await page.getByText('Table', { exact: true }).click()
    await page.getByRole('table', { name: 'Maintenance timeline' }).waitFor()
    assert.equal(await page.getByRole('row').filter({ hasText: 'SC-0001' }).count(), 2)
    await looksWell(visit)
  })

  test('what a license would do is told by the rules of the service, refusals with their remedy', async () => {
    const controller = page.getByRole('combobox', { name: 'Controller' })
    await controller.selectOption('SC-0001')
    await page.getByText('The controller is covered for all of the three years shown.').waitFor()
    await page.getByRole('combobox', { name: 'For how long' }).selectOption('1 year')
    await page.getByText(/^The controller is covered until .+ then\.$/).waitFor()
    await page.getByRole('textbox', { name: 'For how many field devices' }).fill('20')
    await page.getByText(/^From .+ it is short of 30 again\.$/).waitFor()
    await controller.selectOption('SC-0002')
    const refusal = page.getByRole('alert')
    await refusal.getByText('maintenance-too-late').waitFor()
    await refusal
      .getByText('Buy and activate a one-time upgrade license of at least 10', { exact: false })
      .waitFor()
    await looksWell(visit)
  })

  test('a renewal goes from the inventory to the account with one click', async () => {
    const { vendor, partnerId, account } = portals.site
    orThrow(await vendor.issueLicense({ body: { partnerId, sku: 'MNT-50-12' } }))
    await open('/renewals', 'Renewals')
    const row = page.getByRole('row').filter({ hasText: 'P-Building 1' })
    await row.waitFor()
    await looksWell(visit)
    await row.getByRole('button', { name: 'Renew …' }).click()
    await dialog().getByText('1-year maintenance, 50', { exact: false }).nth(1).waitFor()
    await dialog().getByRole('button', { name: 'Transfer 1 renewal' }).click()
    await toast(/^1 license is with P-Building 1 now\.$/).waitFor()
    const waiting = { accountId: account.id, at: 'account', kind: 'maintenance' } as const
    assert.equal(orThrow(await vendor.listLicenses({ query: waiting })).items.length, 1)
    await page.getByText('By license', { exact: true }).click()
    await page.getByRole('row').filter({ hasText: 'SC-0001' }).waitFor()
    await looksWell(visit)
    await page.getByText('30 days', { exact: true }).click()
    await page.getByRole('heading', { name: 'Nothing ends within 30 days' }).waitFor()
  })

  test('the same in German', async () => {
    await page.getByRole('button', { name: /: language, colours, security$/ }).click()
    await page.getByLabel('Deutsch').or(page.getByText('Deutsch')).first().click()
    await page.goto(`${home}/accounts`)
    await page.getByRole('heading', { level: 1, name: 'Konten' }).waitFor()
    await page.getByRole('link', { name: 'P-Building 1' }).click()
    await page.getByRole('link', { name: 'Wartungsverlauf' }).click()
    await page.getByText('Wartung fehlt jetzt für 10 von 10 Feldgeräten').waitFor()
    wasQuiet(visit)
  })
})
