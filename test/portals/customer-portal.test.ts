import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import type { Controller } from '../acceptance/controller.ts'
import { isLoaded, looksWell, tooWide } from '../browser/look-at-page.ts'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { applyAt, requestOf, savedBy } from './carry-by-hand.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// A contact of an account, at the desk: signs in with a code by e-mail, and looks after what the account has. And
// somebody who has a License ID alone.

const skip = withoutBrowser()
const folder = mkdtempSync(join(tmpdir(), 'tenure-customer-'))
const endings: (() => Promise<void>)[] = []
let portals: Portals
let controller: Controller
let licenses: readonly string[]
let browser: Browser
let visited: Visit
let page: Page
const EMAIL = 'ada@p-building.example'

const open = async (label: string, title: string): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: label, exact: true })
    .click()
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
}
const look = () => looksWell({ page })

describe('the customer portal', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const { site } = portals
    const { id } = site.account
    orThrow(await site.vendor.addContact({ params: { id }, body: { email: EMAIL, name: 'Ada' } }))
    orThrow(
      await site.vendor.editAccount({
        params: { id },
        ifMatch: '"1"',
        body: { name: 'Bürgerhaus Łódź 東京' },
      }),
    )
    licenses = await site.buy('CAP-10', 'CAP-50', 'MNT-10-12')
    controller = await site.addController()
    await controller.addDevices(...Array.from({ length: 12 }, (_, n) => `lamp-${n + 1}`))
    assert.deepEqual(await controller.activate(licenses[0] ?? ''), [])
    // It says how many seats it uses the next time it is heard from.
    await controller.refresh()
    browser = await openBrowser()
    visited = await visitPortal(browser, portals.url, '/sign-in/customer')
    page = visited.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
    rmSync(folder, { recursive: true, force: true })
  })

  test('A2: a contact signs in with the code of the mail, and sees what to do', async () => {
    await page.getByLabel('E-mail address').fill(EMAIL)
    await page.getByRole('button', { name: 'Send me a code' }).click()
    const mail = await portals.mailTo(EMAIL, /code/i)
    const [code] = /\b\d{6}\b/.exec(mail) ?? []
    await page.getByLabel('Code of 6 digits').fill(code ?? '')
    const sign = page.getByRole('button', { name: 'Sign in', exact: true })
    if (await sign.isVisible()) await sign.click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await page.getByText('10 of 10').waitFor()
    await page.getByText('has 2 field devices without a seat.').waitFor()
    await page.getByText('has maintenance for 0 of 10 field devices').waitFor()
    await page.getByText('2 licenses are free in the account').waitFor()
    await look()
  })

  test('licenses are listed and narrowed; one leads to its page, its history and its controller', async () => {
    await page.getByRole('link', { name: 'Show them' }).click()
    await page.getByRole('heading', { level: 1, name: 'Licenses' }).waitFor()
    await page.getByRole('link', { name: '50-device capacity' }).waitFor()
    assert.equal(await page.getByRole('link', { name: '10-device capacity' }).count(), 0)
    await look()
    await open('Licenses', 'Licenses')
    await page.getByRole('link', { name: '10-device capacity' }).click()
    await page.getByRole('heading', { level: 1, name: '10-device capacity' }).waitFor()
    await page.getByText(/^by SC-0001$/).waitFor()
    await look()
    await page.getByRole('link', { name: 'On SC-0001' }).click()
    await page.getByRole('heading', { level: 1, name: 'SC-0001' }).waitFor()
    await page.getByText('2 field devices have no seat').waitFor()
    await page.getByRole('table', { name: 'Licenses on it' }).getByRole('link').first().waitFor()
    await look()
    await open('Controllers', 'Controllers')
    await page.getByRole('row', { name: /SC-0001/ }).waitFor()
    await look()
  })

  test('a license has a certificate as a PDF, whatever the account is called', async () => {
    await page.goto(`/customer/${portals.site.account.id}/licenses/${licenses[0]}`)
    await page.getByRole('heading', { level: 1, name: '10-device capacity' }).waitFor()
    const { name, bytes } = await savedBy(page, 'Download PDF')
    assert.equal(name, `license-${licenses[0]}.pdf`)
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
    // The name has letters that the font has not: they are in it as a picture.
    assert.ok(bytes.includes('/Image') || bytes.includes('/ObjStm'))
    assert.ok(bytes.length > 10_000 && bytes.length < 300_000, `${bytes.length} bytes`)
  })

  test('A1: the Customer ID is hidden until it is shown, and the page says how a controller gets it', async () => {
    await open('Customer ID', 'Customer ID')
    const { customerId } = portals.site.account
    await page.getByRole('button', { name: 'Show Customer ID' }).waitFor()
    assert.equal(await page.getByText(customerId).count(), 0)
    await page.getByRole('button', { name: 'Show Customer ID' }).click()
    await page.getByText(customerId).waitFor()
    await look()
  })

  test('the history is the account’s own, newest first', async () => {
    await open('History', 'History')
    const rows = page.getByRole('row')
    await page.getByRole('cell', { name: /^Activated/ }).waitFor()
    assert.match((await rows.nth(1).innerText()).replaceAll(/\s+/g, ' '), /Activated/)
    assert.equal(await page.getByRole('cell', { name: /^Transferred/ }).count(), 3)
    await look()
  })

  test('M9: a contact stops their own notices, and chooses the language', async () => {
    await open('Contacts', 'Contacts')
    await page
      .getByRole('row', { name: /ada@p-building\.example/ })
      .getByText('You')
      .waitFor()
    await look()
    await open('Notices', 'Notices')
    await page.getByLabel('Tell me when licenses of this account end').click()
    await page.getByLabel('Language of my mails').selectOption('German')
    const [saved] = await Promise.all([
      page.waitForResponse((reply) => reply.request().method() === 'PATCH'),
      page.getByRole('region', { name: 'Yours' }).getByRole('button', { name: 'Save' }).click(),
    ])
    assert.equal(saved.status(), 200)
    await look()
    const { items } = orThrow(
      await portals.site.vendor.listContacts({ params: { id: portals.site.account.id } }),
    )
    assert.deepEqual(
      items.map(({ notices, language }) => [notices, language]),
      [[false, 'de']],
    )
  })

  test('inside the frame the walk of a request is the same', async () => {
    await open('Offline exchange', 'Offline exchange')
    await look()
    await page
      .getByLabel('Or paste the text')
      .fill(await requestOf(controller, { want: [licenses[1] ?? ''] }))
    await page.getByRole('button', { name: 'Go on with this text' }).click()
    await page.getByText('50-device capacity').waitFor()
    await page.getByRole('button', { name: 'Activate and get the answer' }).click()
    await page.getByRole('img', { name: 'The answer as a QR code' }).waitFor()
    await look()
    await applyAt(controller, folder, (await savedBy(page, 'Save as a file')).bytes.toString())
    assert.deepEqual(visited.complaints, [])
    assert.deepEqual([...visited.hosts], [new URL(portals.url).host])
  })

  test('in German nothing of these pages is English', async () => {
    const german = await visitPortal(browser, portals.url, '/sign-in', null, { locale: 'de-DE', width: 390 })
    await german.page.context().addCookies(await page.context().cookies())
    const home = `/customer/${portals.site.account.id}`
    for (const path of [
      '',
      '/licenses',
      '/controllers',
      '/customer-id',
      '/offline',
      '/offline/bundle',
      '/history',
      '/contacts',
      '/notices',
      `/licenses/${licenses[0]}`,
    ]) {
      await german.page.goto(home + path)
      await german.page.getByRole('heading', { level: 1 }).waitFor()
      await isLoaded(german.page)
      const text = (await german.page.getByRole('main').innerText()).replaceAll(names, '')
      assert.deepEqual(text.match(english) ?? [], [], `${path}: ${text}`)
      assert.deepEqual(await tooWide(german.page), [], path)
    }
    await german.leave()
  })

  test('A2: a License ID alone shows its license, and carries requests of no other', async () => {
    const own = await visitPortal(browser, portals.url, '/sign-in/license', null, { width: 390 })
    const { page: phone } = own
    await phone.getByRole('textbox', { name: 'License ID' }).fill(licenses[2] ?? '')
    await phone.getByRole('button', { name: 'Continue' }).click()
    await phone.getByText('1-year maintenance').waitFor()
    await phone.getByText('It is in the account, and a controller can have it.').waitFor()
    assert.equal(new URL(phone.url()).search, '')
    await looksWell(own)
    await phone.reload()
    await phone.getByText('1-year maintenance').waitFor()
    const give = async (want: readonly string[]): Promise<void> => {
      const request = await requestOf(controller, { want })
      await phone.getByLabel('Or paste the text').fill(request)
      await phone.getByRole('button', { name: 'Go on with this text' }).click()
    }
    await give(licenses.slice(1))
    await phone.getByText(/^The request wants or returns 1 license\(s\) besides/).waitFor()
    await phone.getByRole('button', { name: 'Another request' }).click()
    await give(licenses.slice(2))
    await phone.getByRole('button', { name: 'Activate and get the answer' }).waitFor()
    await own.leave()
  })

  test('A2: who tries License IDs out is stopped, and told when to go on', async () => {
    const own = await visitPortal(browser, portals.url, '/sign-in/license', null, { width: 390 })
    const { page: phone } = own
    const guess = '0198c0de-0000-4000-8000-000000000001'
    await phone.getByRole('textbox', { name: 'License ID' }).fill(licenses[2] ?? '')
    const tries = await Promise.all(
      Array.from({ length: 31 }, () =>
        phone.request.post('/v1/exchange/license', { data: { licenseId: guess } }),
      ),
    )
    assert.ok(tries.some((reply) => reply.status() === 429))
    await phone.getByRole('button', { name: 'Continue' }).click()
    await phone.getByText('Too many questions in a short time').waitFor()
    await phone.getByText(/^The service takes the next one in \d+ seconds?\.$/).waitFor()
    assert.ok(await phone.getByRole('button', { name: 'Ask again' }).isDisabled())
    await looksWell(own)
    await own.leave()
  })
})

/** Names of products, and of what has no German word. */
const names =
  /License IDs?|Customer ID|Install Codes?|tenure-agent|SmartServer IoT|CUSTOMER-ID|account set|Northwind Controls|Customer Success/g
/** Words that no German text has. */
const english =
  /\b(the|and|is|of|to|with|without|your|not|has|have|for|license|licenses|device|devices|seat|seats|request|account|key|until|none|on)\b/gi
