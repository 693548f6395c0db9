import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { askingController } from './ask-as-controller.ts'
import { looksWell, wasQuiet } from '../browser/look-at-page.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// T6: a partner gives dead controllers up itself, as long as its budget lasts. The tests build on each other.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let portals: Portals
let browser: Browser
let visit: Visit
let page: Page
let home: string

const open = async (path: string, title: string): Promise<void> => {
  await page.goto(home + path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

describe('a partner gives dead controllers up', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const { vendor, partnerId, buy, account } = portals.site
    orThrow(await vendor.editSettings({ ifMatch: '"2"', body: { rmaBudgetPerYear: 1 } }))
    for (const code of ['SC-OLD-0001', 'SC-OLD-0002'])
      await askingController(portals.url, account.customerId, code).ask(await buy('CAP-50'))
    const email = 'ada.rma@one.example'
    const administrator = await portals.addPerson({ email, role: 'administrator', partnerId })
    browser = await openBrowser()
    home = `/partner/${partnerId}`
    visit = await visitPortal(browser, portals.url, home, administrator)
    page = visit.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('the overview and the first step say how many are left', async () => {
    await page.getByText('1 of 1 left.').waitFor()
    await looksWell(visit)
    await page.getByRole('link', { name: 'A controller is dead' }).last().click()
    await page.getByText('1 of 1 left.').waitFor()
    await page.getByText('Each dead controller that is given up counts for twelve months.').waitFor()
  })

  test('after the last one it says until when, and who does it meanwhile', async () => {
    await open('/rma?dead=SC-OLD-0001', 'A controller is dead')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Reason').fill('Power surge, unit does not boot')
    await looksWell(visit)
    await page.getByRole('button', { name: 'Give it up and move the licenses' }).click()
    await page.getByRole('heading', { name: 'SC-OLD-0001 is given up' }).waitFor()
    await page.getByText('None of 1 left').waitFor()

    await open('/rma?dead=SC-OLD-0002', 'A controller is dead')
    await page.getByText('None of 1 left').waitFor()
    await page.getByText(/^One is left again after .+\. Until then Customer Success does it/).waitFor()
    await page.getByRole('table', { name: 'Licenses it holds' }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Continue' }).isDisabled(), true)
    await looksWell(visit)
  })

  test('a budget of none says that it is Customer Success who does it', async () => {
    const { vendor } = portals.site
    orThrow(await vendor.editSettings({ ifMatch: '"3"', body: { rmaBudgetPerYear: 0 } }))
    await open('', 'Overview')
    await page.getByText('Only Customer Success gives controllers up').waitFor()
    await page.getByText('Send it the install code and the reason.').waitFor()
    await looksWell(visit)
  })

  test('the same in German', async () => {
    const { vendor } = portals.site
    orThrow(await vendor.editSettings({ ifMatch: '"4"', body: { rmaBudgetPerYear: 2 } }))
    await page.evaluate(() => localStorage.setItem('tenure-language', 'de'))
    await open('/rma', 'Ein Controller ist tot')
    await page.getByText('Noch 1 von 2 übrig.').waitFor()
    await looksWell(visit)
  })

  test('the pages complained of nothing and asked only the service', () => wasQuiet(visit))
})
