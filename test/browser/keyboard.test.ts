import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { focused, focusReturnsTo, tabTo } from './look-at-page.ts'
import { goTo, openBrowser, visit, withoutBrowser } from './open-browser.ts'
import { openPlace, type Place } from './open-controller.ts'

// Nobody touches a mouse: what a keyboard does not reach is not reached (WCAG 2.2, 2.1.1), where the focus is can be
// seen (2.4.7), and after a dialog it is where it was (2.4.3). `tabTo` fails where the focus cannot be seen.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let place: Place
let browser: Browser
let page: Page
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const dialog = () => page.getByRole('dialog')
/** Opens a dialog of Manage Licenses from its button. */
const openWith = async (button: string) => {
  await tabTo(page, button)
  await press('Enter')
  await dialog().waitFor()
}
/** Escape closes it, and the focus is where it came from. */
const escapeTo = async (button: string) => {
  await press('Escape')
  await dialog().waitFor({ state: 'hidden' })
  await focusReturnsTo(page, button)
}

describe('with the keyboard alone', { skip }, () => {
  before(async () => {
    place = await openPlace({ after: (work) => void endings.unshift(work) })
    await place.site.buy('CAP-10', 'CAP-10')
    await place.controller.addDevices(
      ...Array.from({ length: 12 }, (_, n) => `pump-${String(n + 1).padStart(2, '0')}`),
    )
    browser = await openBrowser()
    page = (await visit(browser, place.controller.httpsUrl())).page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('somebody signs in', async () => {
    await tabTo(page, 'User name')
    await page.keyboard.type(place.owner.username)
    await tabTo(page, 'Password')
    await page.keyboard.type(place.owner.password)
    await tabTo(page, 'Sign in')
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Licenses' }).waitFor()
  })

  test('a license is downloaded and activated; the dialog lets go of the focus', async () => {
    await openWith('Download Licenses from the Cloud')
    await dialog().getByRole('checkbox').first().waitFor()
    await tabTo(page, /^Select 10-device capacity/)
    await press('Space')
    await tabTo(page, 'Activate 1')
    await press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await page.getByText('10 of 10 used').waitFor()
    await focusReturnsTo(page, 'Download Licenses from the Cloud')
  })

  test('Tab goes round in a dialog, in both directions, and never leaves it', async () => {
    await openWith('Add License')
    for (const key of ['Tab', 'Shift+Tab'])
      for (let pressed = 0; pressed < 6; pressed++) {
        await press(key)
        assert.ok(await dialog().evaluate((box) => box.contains(document.activeElement)), await focused(page))
      }
    await escapeTo('Add License')
  })

  test('a license file’s text is typed in, and the refusal is read', async () => {
    await openWith('Add License')
    await tabTo(page, 'Or its text')
    await page.keyboard.type('nothing of the kind')
    await tabTo(page, 'Add')
    await press('Enter')
    await dialog().getByRole('alert').waitFor()
    await tabTo(page, 'Cancel')
    await press('Enter')
    await focusReturnsTo(page, 'Add License')
  })

  test('the account is set', async () => {
    await openWith('Manage Customer Accounts')
    await dialog()
      .getByRole('textbox', { name: 'Customer ID' })
      .and(page.locator(`[value="${place.site.account.customerId}"]`))
      .waitFor()
    assert.equal(await focused(page), 'Customer ID')
    await press('Enter')
    await dialog()
      .getByText(/^The account is /)
      .waitFor()
    await escapeTo('Manage Customer Accounts')
  })

  test('who hears of expirations is edited', async () => {
    await openWith('Edit Notifications')
    await dialog().getByRole('textbox').waitFor()
    await tabTo(page, 'E-mail addresses, one a line')
    await page.keyboard.type('ops@p-building.example')
    await tabTo(page, 'Save')
    await press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await focusReturnsTo(page, 'Edit Notifications')
  })

  test('a return is looked at and left, then done', async () => {
    await openWith('Return to the Cloud')
    await dialog().getByText('What this does:').waitFor()
    await escapeTo('Return to the Cloud')
    await page.keyboard.press('Enter')
    await dialog().getByText('What this does:').waitFor()
    await tabTo(page, 'Return now')
    await press('Enter')
    await page.getByRole('heading', { name: 'This controller holds no license' }).waitFor()
    // The button does nothing any more; the keyboard goes on in the page.
    await page.waitForFunction(() => document.activeElement?.id === 'content')
  })

  test('devices: pinned, a seat moved, one replaced', async () => {
    const [license = ''] = await place.site.buy('CAP-10')
    await place.controller.activate(license)
    await goTo(page, '/devices', 'Field devices')
    await tabTo(page, 'Actions for pump-01')
    await press('Enter')
    await page.getByRole('menuitem', { name: /^Pin/ }).waitFor()
    await press('ArrowDown', 'Enter')
    await page.getByRole('row', { name: /pump-01.*Pinned/ }).waitFor()
    await focusReturnsTo(page, 'Actions for pump-01')

    await tabTo(page, 'Actions for pump-02')
    await press('Enter')
    await page.getByRole('menuitem', { name: /Give its seat/ }).waitFor()
    await press('ArrowDown', 'ArrowDown', 'Enter')
    await dialog()
      .getByRole('radio', { name: /pump-12/ })
      .waitFor()
    await tabTo(page, /^pump-11/)
    await press('ArrowDown')
    assert.ok(
      await dialog()
        .getByRole('radio', { name: /pump-12/ })
        .isChecked(),
    )
    await tabTo(page, 'Move the seat')
    await press('Enter')
    await page.getByRole('row', { name: /pump-02 Modbus Unlicensed/ }).waitFor()
    await focusReturnsTo(page, 'Actions for pump-02')

    await tabTo(page, 'Actions for pump-03')
    await press('Enter')
    await page.getByRole('menuitem', { name: /^Replace/ }).waitFor()
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
    await dialog().waitFor()
    await escapeTo('Actions for pump-03')
    await press('Enter')
    await page.getByRole('menuitem', { name: /^Replace/ }).waitFor()
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
    await dialog().getByRole('textbox').first().waitFor()
    await page.keyboard.type('pump-33')
    await press('Enter')
    await page.getByRole('row', { name: /pump-33 Modbus Licensed/ }).waitFor()
  })

  test('a version is asked for', async () => {
    await goTo(page, '/upgrade', 'Upgrade')
    await tabTo(page, 'Version')
    await page.keyboard.type('3.4')
    await tabTo(page, 'Can it be installed?')
    await press('Enter')
    await page.getByText('Yes: 3.4 may be installed').waitFor()
  })

  test('the first Tab skips to the content, and somebody signs out', async () => {
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await tabTo(page, 'Skip to the content')
    await press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'content')
    await tabTo(page, 'Sign out', 'Shift+Tab')
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Manage Licenses' }).waitFor()
  })
})
