import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { addDays } from '@tenure/core'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import type { Controller } from '../acceptance/controller.ts'
import { film, readByZbar } from '../browser/drawn-codes.ts'
import { goTo, openBrowser, visit, withoutBrowser } from '../browser/open-browser.ts'
import { addUser } from '../browser/open-controller.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// The whole specification as one story: what is sold, handed on, carried into a cabinet without a network, used for a
// year, renewed, and moved on when the controller dies. Each step is taken by the person whose it is, on the page.

const skip = withoutBrowser()
const folder = mkdtempSync(join(tmpdir(), 'tenure-story-'))
const cameraFile = join(folder, 'camera.y4m')
const endings: (() => Promise<void>)[] = []
const SUCCESS = 'carla.cash@vendor.example'
const PARTNER = 'pia.north@northwind.example'
const CUSTOMER = 'kim.site@riverside.example'
const ACCOUNT = 'P-Riverside 1'
const PASSWORD = 'correct horse battery staple'

let portals: Portals
let browser: Browser
let success: Visit
let partner: Visit
let controller: Controller

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const choose = async (page: Page, label: string, option: RegExp): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}
const account = async () => {
  const [found] = orThrow(await portals.site.vendor.listAccounts({ query: { q: ACCOUNT } })).items
  assert.ok(found)
  return found
}
const licensesOf = async (query: object) =>
  orThrow(await portals.site.vendor.listLicenses({ query: { limit: 200, ...query } })).items
/** A page of a person who has signed in a year ago is signed in no more. */
const signInAgain = async (email: string, path: string): Promise<Visit> =>
  visitPortal(browser, portals.url, path, { email, password: PASSWORD })

describe('from the sale to the dead controller', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    await portals.addPerson({ email: SUCCESS, role: 'administrator' })
    controller = await portals.site.addController({ TENURE_AGENT_HTTPS_PORT: '0' })
    await controller.addDevices('lamp-1', 'lamp-2')
    browser = await openBrowser(cameraFile)
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
    rmSync(folder, { recursive: true, force: true })
  })

  test('Customer Success issues what was sold, and invites the partner', async () => {
    success = await signInAgain(SUCCESS, '/vendor/issue')
    const { page } = success
    for (const product of [/CAP-50\)/, /MNT-50-12\)/]) {
      await page.goto('/vendor/issue')
      await choose(page, 'Partner', /Northwind Controls/)
      await choose(page, 'Product', product)
      await page.getByRole('button', { name: 'Issue', exact: true }).click()
      await page.getByRole('heading', { name: '1 license is issued' }).waitFor()
    }
    await page.goto('/vendor/partners')
    await page.getByRole('link', { name: 'Northwind Controls' }).click()
    await heading(page, 'Northwind Controls')
    // Where nobody is yet, the empty list offers it as well.
    await page.getByRole('button', { name: 'Invite' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill(PARTNER)
    await dialog.getByRole('radio', { name: 'Administrator' }).check()
    await dialog.getByRole('button', { name: 'Send the invitation' }).click()
    await page.getByText(`${PARTNER} was invited.`).waitFor()
  })

  test('the partner signs in for the first time by the link of the mail', async () => {
    const mail = await portals.mailTo(PARTNER, /invites you/)
    const link = /https?:\/\/\S+\/invitation#\S+/.exec(mail)?.[0] ?? ''
    partner = await visitPortal(browser, portals.url, new URL(link).pathname + new URL(link).hash)
    const { page } = partner
    await page.getByLabel('Your name').fill('Pia North')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Accept and sign in' }).click()
    await heading(page, 'Overview')
    assert.match(page.url(), new RegExp(`/partner/${portals.site.partnerId}$`))
  })

  test('the partner adds the account with its contact, and transfers both licenses to it', async () => {
    const { page } = partner
    const dialog = page.getByRole('dialog')
    await page.goto(`/partner/${portals.site.partnerId}/accounts`)
    await page.getByRole('button', { name: 'Add account' }).click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill(ACCOUNT)
    await dialog.getByRole('button', { name: 'Add the account' }).click()
    await heading(page, ACCOUNT)
    await page.getByRole('tab', { name: 'Contacts' }).click()
    await page.getByRole('button', { name: 'Add contact' }).first().click()
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill(CUSTOMER)
    await dialog.getByRole('button', { name: 'Add contact' }).click()
    await page.getByRole('row').filter({ hasText: CUSTOMER }).waitFor()

    await page.goto(`/partner/${portals.site.partnerId}/inventory`)
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await page.getByRole('button', { name: 'Transfer 2 …' }).click()
    await dialog.getByRole('combobox', { name: 'To which account' }).fill(ACCOUNT)
    await page.getByRole('option', { name: ACCOUNT, exact: true }).click()
    await dialog.getByRole('button', { name: 'Transfer 2 licenses' }).click()
    await page.getByRole('status').getByText(`2 licenses are with ${ACCOUNT} now.`).waitFor()
  })

  test('the customer signs in by a code on a phone, and carries the request of a controller by QR both ways', async () => {
    const { id, customerId } = await account()
    await controller.setAccount(customerId ?? '')
    const wanted = (await licensesOf({ accountId: id })).map((license) => license.id)
    const owner = await addUser(controller, 'ada', 'owner')
    const laptop = (await visit(browser, controller.httpsUrl(), {}, owner)).page
    await goTo(laptop, '/offline', 'Without a network')
    await laptop.getByLabel(/License IDs$/).fill(wanted.join('\n'))
    await laptop.getByRole('button', { name: 'Make the request' }).click()
    const drawn = join(folder, 'request.png')
    await laptop.getByRole('img', { name: 'The request as a QR code' }).screenshot({ path: drawn })
    film(cameraFile, readByZbar(drawn))

    const phone = (await visitPortal(browser, portals.url, '/sign-in/customer', null, { width: 390 })).page
    await phone.getByLabel('E-mail address').fill(CUSTOMER)
    await phone.getByRole('button', { name: 'Send me a code' }).click()
    const [code = ''] = /\b\d{6}\b/.exec(await portals.mailTo(CUSTOMER, /code/i)) ?? []
    await phone.getByLabel('Code of 6 digits').fill(code)
    const sign = phone.getByRole('button', { name: 'Sign in', exact: true })
    if (await sign.isVisible()) await sign.click()
    await heading(phone, 'Overview')
    await phone.goto(`/customer/${id}/offline`)
    await phone.getByRole('button', { name: 'Read a QR code with the camera' }).click()
    await phone.getByText('0 → 50').waitFor()
    await phone.getByRole('button', { name: 'Activate and get the answer' }).click()
    await phone.getByText('License file 1 for controller SC-0001').waitFor()
    const shown = join(folder, 'answer.png')
    await phone.getByRole('img', { name: 'The answer as a QR code' }).screenshot({ path: shown })
    film(cameraFile, readByZbar(shown))
    await laptop.getByRole('button', { name: 'I have the answer' }).click()
    await laptop.getByRole('button', { name: 'Read a QR code with the camera' }).click()
    await laptop.getByText('The answer was taken in').waitFor()
    await Promise.all([phone.context().close(), laptop.context().close()])
  })

  test('the controller provisions its devices', async () => {
    assert.deepEqual(await controller.licensed(), ['lamp-1', 'lamp-2'])
    assert.equal(await controller.refusalOf('lamp-1', 'provision'), null)
  })

  test('M9: maintenance runs towards its end, and the customer hears of it', async () => {
    const { site } = portals
    const [maintenance] = await licensesOf({ kind: 'maintenance', at: 'controller' })
    const end = Date.parse(maintenance?.endsAt ?? '')
    await site.sleepUntil(addDays(end, -60))
    await site.tenure('notices', 'run')
    assert.match(await portals.mailTo(CUSTOMER, new RegExp(`${ACCOUNT} ends on`)), /in 60 days/)
    partner = await signInAgain(PARTNER, `/partner/${site.partnerId}/renewals`)
    await partner.page.getByRole('link', { name: ACCOUNT }).waitFor()
  })

  test('the renewal is issued, handed on, activated, and told', async () => {
    const { site } = portals
    success = await signInAgain(SUCCESS, '/vendor/issue')
    await choose(success.page, 'Partner', /Northwind Controls/)
    await choose(success.page, 'Product', /MNT-50-12\)/)
    await success.page.getByRole('button', { name: 'Issue', exact: true }).click()
    await success.page.getByRole('heading', { name: '1 license is issued' }).waitFor()
    const { page } = partner
    await page.goto(`/partner/${site.partnerId}/inventory`)
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await page.getByRole('button', { name: 'Transfer 1 …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'To which account' }).fill(ACCOUNT)
    await page.getByRole('option', { name: ACCOUNT, exact: true }).click()
    await dialog.getByRole('button', { name: 'Transfer 1 license' }).click()
    await page.getByRole('status').getByText(`1 license is with ${ACCOUNT} now.`).waitFor()
    const [renewal] = await licensesOf({ accountId: (await account()).id, at: 'account' })
    assert.deepEqual(await controller.activate(renewal?.id ?? ''), [])
    await portals.mailTo(CUSTOMER, /renewed/i)
  })

  test('T6: the controller dies, and its licenses are free again; the clock of the maintenance runs on', async () => {
    const before = await licensesOf({ kind: 'maintenance', at: 'controller' })
    await controller.die()
    const { page } = success
    await page.goto('/vendor/rma')
    await page.getByRole('combobox', { name: 'The dead controller' }).fill('SC-0001')
    await page.getByRole('option', { name: /SC-0001/ }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('radio', { name: /Back to the account/ }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Reason').fill('Flooded cabinet')
    await page.getByRole('button', { name: 'Give it up and move the licenses' }).click()
    await page.getByRole('heading', { name: 'SC-0001 is given up' }).waitFor()
    await page.getByText(`3 licenses are in the account ${ACCOUNT} again.`).waitFor()
    const free = await licensesOf({ accountId: (await account()).id, at: 'account' })
    assert.equal(free.length, 3)
    for (const { id, endsAt } of before)
      assert.equal(free.find((license) => license.id === id)?.endsAt, endsAt)
    assert.deepEqual([...success.complaints, ...partner.complaints], [])
  })
})
