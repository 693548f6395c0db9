import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createClient, orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { askingController, type AskingController } from './ask-as-controller.ts'
import { looksWell, wasQuiet } from '../browser/look-at-page.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// T6: controllers die, are replaced, and are heard from again. The tests build on each other.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let portals: Portals
let browser: Browser
let visit: Visit
let page: Page
let old: AskingController

const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const unit = (installCode: string) =>
  askingController(portals.url, portals.site.account.customerId, installCode)
const holds = async (installCode: string): Promise<number> => {
  const [found] = orThrow(await portals.site.vendor.listControllers({ query: { installCode } })).items
  const query = { controllerId: found?.id ?? '' }
  return orThrow(await portals.site.vendor.listLicenses({ query })).items.length
}

describe('Customer Success handles dead controllers', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const { site } = portals
    old = unit('SC-OLD-0001')
    await old.ask(await site.buy('CAP-50', 'MNT-50-12'))
    await unit('SC-NEW-0002').ask()
    const administrator = await portals.addPerson({
      email: 'ada.rma@vendor.example',
      role: 'administrator',
    })
    browser = await openBrowser()
    visit = await visitPortal(browser, portals.url, '/vendor/controllers', administrator)
    page = visit.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('the list and the page of a controller tell what it holds and how it is covered', async () => {
    await page.getByRole('cell', { name: '0 of 50' }).waitFor()
    await looksWell(visit)
    await page.getByRole('link', { name: 'SC-OLD-0001' }).click()
    await title('SC-OLD-0001')
    await page.getByText('meets the capacity of 50 (M1)').waitFor()
    await page.getByRole('table', { name: 'Licenses it holds' }).getByText('50-device capacity').waitFor()
    await page.getByText('Nothing was ever wrong').waitFor()
    const key = page.getByRole('button', { name: 'Approve a new key' })
    assert.equal(await key.getAttribute('aria-disabled'), 'true')
    await looksWell(visit)
  })

  test('its licenses go right on to the replacement, with the reason in the ledger', async () => {
    await page.getByRole('button', { name: 'Give up (RMA)' }).click()
    await title('A controller is dead')
    await page.getByRole('table', { name: 'Licenses it holds' }).waitFor()
    await looksWell(visit)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('radio', { name: /To a replacement/ }).check()
    const next = page.getByRole('button', { name: 'Continue' })
    assert.equal(await next.isDisabled(), true)
    const replacement = page.getByRole('combobox', { name: 'The replacement' })
    await replacement.click()
    await replacement.fill('SC-NEW')
    await page.getByRole('option', { name: /SC-NEW-0002/ }).click()
    await looksWell(visit)
    await next.click()
    await page.getByLabel('Reason').fill('Power surge, unit does not boot')
    await page.getByText('2 licenses go from SC-OLD-0001 to SC-NEW-0002.').waitFor()
    await looksWell(visit)
    await page.getByRole('button', { name: 'Give it up and move the licenses' }).click()
    await page.getByRole('heading', { name: 'SC-OLD-0001 is given up' }).waitFor()
    await page.getByText('2 licenses are on SC-NEW-0002.').waitFor()
    await looksWell(visit)
    assert.deepEqual([await holds('SC-OLD-0001'), await holds('SC-NEW-0002')], [0, 2])
    await page.getByRole('link', { name: 'To the replacement' }).click()
    await title('SC-NEW-0002')
    await page.getByRole('table', { name: 'Licenses it holds' }).getByRole('link').first().click()
    await page.getByText('“Power surge, unit does not boot”').first().waitFor()
  })

  test('the dead unit is heard from again: a case says so, and it is used again', async () => {
    await old.ask()
    await page.goto('/vendor/cases?state=open')
    await page.getByRole('link', { name: 'Dead unit heard from' }).click()
    await title('Dead unit heard from: SC-OLD-0001')
    await page.getByText('It got an empty license file.').waitFor()
    await page.getByRole('list', { name: 'Evidence' }).getByText('The first time').waitFor()
    await looksWell(visit)
    await page.getByRole('button', { name: 'Use it again' }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill('It was the fuse')
    await page.getByRole('dialog').getByRole('button', { name: 'Use it again' }).click()
    await page.getByText('SC-OLD-0001 is in use again').waitFor()
    await page.getByText('Resolved').first().waitFor()
  })

  test('another key: what differs is set side by side, and the code that is read out approves it', async () => {
    const stranger = askingController(portals.url, portals.site.account.customerId, 'SC-OLD-0001')
    const refused = await createClient({ baseUrl: portals.url }).exchange({ body: stranger.request() })
    assert.equal(refused.ok, false)
    await page.goto('/vendor/cases?state=open&kind=key-changed')
    await page.getByRole('link', { name: 'Another key' }).click()
    await title('Another key: SC-OLD-0001')
    const codes = page.getByRole('table', { name: 'What differs' }).getByRole('row').nth(1).getByRole('cell')
    const presented = (await codes.nth(2).textContent()) ?? ''
    assert.match(presented, /^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    await looksWell(visit)
    await page.getByRole('button', { name: 'Approve a new key' }).click()
    const dialog = page.getByRole('dialog')
    const code = dialog.getByRole('textbox', { name: 'Approval code' })
    const act = dialog.getByRole('button', { name: 'Approve a new key' })
    await code.fill('AAAAA-AAAAA')
    await act.click()
    await dialog.getByRole('alert').waitFor()
    await code.fill(presented.toLowerCase().replace('-', ' '))
    await act.click()
    await page.getByText('The new key of SC-OLD-0001 is approved').waitFor()
    await stranger.ask()
  })

  test('a case is resolved with what was found', async () => {
    const copy = askingController(portals.url, portals.site.account.customerId, 'SC-NEW-0002')
    await createClient({ baseUrl: portals.url }).exchange({ body: copy.request() })
    await page.goto('/vendor/cases?state=open')
    await page.getByRole('link', { name: 'Another key' }).click()
    await page.getByRole('button', { name: 'Resolve' }).click()
    await page.getByLabel('What was found').fill('A technician tried a spare unit')
    await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click()
    await page.getByText('How it was resolved').waitFor()
    await page.getByText('A technician tried a spare unit').waitFor()
    await page.goto('/vendor/cases')
    await title('Cases')
    await page.getByRole('table').waitFor()
    await looksWell(visit)
  })

  test('the pages complained of nothing and asked only the service', () => wasQuiet(visit))
})
