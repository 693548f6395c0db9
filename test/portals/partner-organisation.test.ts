import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createClient } from '@tenure/sdk'
import type { Browser, Locator, Page } from 'playwright-core'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { looksWell, wasQuiet } from '../browser/look-at-page.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// A partner's administrator sees to people, tokens, notices and single sign-on, and looks at what was done.

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

describe('a partner sees to its own house', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const { partnerId } = portals.site
    home = `/partner/${partnerId}`
    const ada = await portals.addPerson({ email: 'ada.may@one.example', role: 'administrator', partnerId })
    await portals.addPerson({ email: 'olga.ray@one.example', role: 'operator', partnerId })
    await portals.site.buy('CAP-10')
    browser = await openBrowser()
    visit = await visitPortal(browser, portals.url, home, ada)
    page = visit.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('each figure of the overview leads to what it counts', async () => {
    await page.getByRole('link', { name: 'In accounts' }).waitFor()
    await looksWell(visit)
    for (const [figure, title] of [
      ['My Inventory', 'My Inventory'],
      ['In accounts', 'Customer Inventory'],
      ['Accounts', 'Accounts'],
      ['Maintenance ending', 'Renewals'],
      ['Short of maintenance', 'Controllers'],
      ['Open cases', 'Cases'],
    ] as const) {
      await open('', 'Overview')
      await page.getByRole('main').getByRole('link', { name: figure, exact: true }).click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    }
  })

  test('a person is invited by mail, gets another role, and is removed; the last administrator stays', async () => {
    await open('/people', 'People')
    await page.getByRole('button', { name: 'Invite' }).click()
    await dialog().getByRole('textbox', { name: 'E-mail' }).fill('new.hand@one.example')
    await dialog().getByRole('radio', { name: 'Viewer' }).check()
    await looksWell(visit)
    await dialog().getByRole('button', { name: 'Send the invitation' }).click()
    await toast(/^new\.hand@one\.example was invited\.$/).waitFor()
    assert.match(await portals.mailTo('new.hand@one.example', /./), /\/invitation#/)
    const invited = page.getByRole('row').filter({ hasText: 'new.hand@one.example' })
    await invited.getByText('Viewer').waitFor()
    await looksWell(visit)
    await invited.getByRole('button', { name: 'Withdraw …' }).click()
    await dialog().getByRole('button', { name: 'Withdraw' }).click()
    await page.getByText('No invitation is open.').waitFor()

    await page.getByRole('button', { name: 'Actions for Olga Ray' }).click()
    await page.getByRole('menuitem', { name: 'Change role …' }).click()
    await dialog().getByRole('radio', { name: 'Viewer' }).check()
    await dialog().getByRole('button', { name: 'Give this role' }).click()
    await toast(/^Olga Ray is Viewer now\.$/).waitFor()
    await page.getByRole('button', { name: 'Actions for Olga Ray' }).click()
    await page.getByRole('menuitem', { name: 'Remove …' }).click()
    await dialog().getByRole('button', { name: 'Remove' }).click()
    await toast(/^Olga Ray was removed\.$/).waitFor()

    await page.getByRole('button', { name: 'Actions for Ada May' }).click()
    await page.getByRole('menuitem', { name: 'Change role …' }).click()
    await dialog().getByRole('radio', { name: 'Operator' }).check()
    await dialog().getByRole('button', { name: 'Give this role' }).click()
    await dialog().getByRole('alert').getByText('last-administrator').waitFor()
    await page.keyboard.press('Escape')
  })

  test('a token is made, its secret is shown once and works, and it is revoked', async () => {
    await open('/tokens', 'API tokens')
    await page.getByRole('button', { name: 'Make a token' }).click()
    await dialog().getByRole('textbox', { name: 'Name' }).fill('ERP')
    await dialog().getByRole('combobox', { name: 'Role' }).selectOption('Viewer')
    await looksWell(visit)
    await dialog().getByRole('button', { name: 'Make the token' }).click()
    const secret = await dialog().getByRole('textbox', { name: 'Secret' }).inputValue()
    const erp = createClient({ baseUrl: portals.url, token: secret })
    const me = await erp.whoAmI()
    assert.ok(me.ok)
    assert.deepEqual([me.value.name, me.value.role], ['ERP', 'viewer'])
    await dialog().getByRole('button', { name: 'I have stored it' }).click()
    assert.equal(await page.getByText(secret).count(), 0)
    const row = page.getByRole('row').filter({ hasText: 'ERP' })
    await row.waitFor()
    await looksWell(visit)
    await row.getByRole('button', { name: 'Revoke …' }).click()
    await dialog().getByRole('button', { name: 'Revoke' }).click()
    await toast(/^ERP was revoked\.$/).waitFor()
    assert.equal((await erp.whoAmI()).ok, false)
  })

  test('it is set who is told what, and each mail is seen before it goes', async () => {
    await open('/notices', 'Notices')
    await page.getByText('Nobody of the partner is told yet.').waitFor()
    await page.getByRole('button', { name: 'Add address' }).click()
    await page.getByRole('textbox', { name: 'Address 1' }).fill('service@one.example')
    await page.getByRole('combobox', { name: 'Language of address 1' }).selectOption('German')
    await looksWell(visit)
    await page.getByRole('button', { name: 'Save' }).click()
    await toast(/^Saved\.$/).waitFor()
    const { vendor, partnerId } = portals.site
    const set = await vendor.getPartnerNotices({ params: { id: partnerId } })
    assert.ok(set.ok)
    assert.deepEqual(
      set.value.addresses.map(({ email, language, notices }) => [email, language, notices]),
      [['service@one.example', 'de', true]],
    )

    await page.getByRole('button', { name: 'Preview mails' }).click()
    const mail = page.frameLocator('iframe')
    await mail
      .locator('body')
      .getByText(/maintenance/i)
      .first()
      .waitFor()
    await dialog().getByRole('combobox', { name: 'Language' }).selectOption('German')
    await mail
      .locator('body')
      .getByText(/Wartung/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Upcoming', { exact: true }).click()
    await page.getByRole('heading', { name: 'Nothing is due within 180 days' }).waitFor()
    await looksWell(visit)
  })

  test('a domain has to be shown to be one’s own before its provider counts', async () => {
    await open('/single-sign-on', 'Single sign-on')
    await looksWell(visit)
    await page.getByRole('button', { name: 'Add provider' }).click()
    await dialog().getByRole('textbox', { name: 'Domain' }).fill('one.example')
    await dialog().getByRole('textbox', { name: 'Provider' }).fill('https://login.one.example')
    await dialog().getByRole('textbox', { name: 'Client ID' }).fill('tenure')
    await dialog()
      .getByLabel(/^Client secret/)
      .fill('a secret of the provider')
    await dialog().getByRole('button', { name: 'Add the provider' }).click()
    await dialog().getByText('_tenure.one.example').waitFor()
    await looksWell(visit)
    await page.keyboard.press('Escape')
  })

  test('what moved and what was changed is there to be read', async () => {
    await open('/ledger', 'Ledger')
    await page.getByRole('row').filter({ hasText: 'Transferred' }).first().waitFor()
    await looksWell(visit)
    await open('/audit', 'Audit')
    await page.getByRole('row').filter({ hasText: 'Made a token' }).filter({ hasText: 'Ada May' }).waitFor()
    await looksWell(visit)
    wasQuiet(visit)
  })
})
