import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { looksWell, looksWellInEachLook, wasQuiet } from './look-at-page.ts'
import { openBrowser, signIn, visit, withoutBrowser } from './open-browser.ts'
import { openPlace } from './open-controller.ts'

/**
 * Manage Licenses as the Owner and as somebody else meet it: a real service, a real agent over HTTPS, Debian's
 * Chromium. The tests build on each other, as a morning on the site does.
 */
const skip = withoutBrowser()

const open = async () => {
  const place = await openPlace({ after })
  const browser = await openBrowser()
  after(() => browser.close())
  const asOwner = () => visit(browser, place.controller.httpsUrl(), {}, place.owner)
  return { ...place, browser, asOwner }
}
const opened = skip === false ? await open() : null
const here = () => {
  assert.ok(opened)
  return opened
}

test('a wrong password is refused in words, in the browser’s language', { skip }, async () => {
  const { browser, controller } = here()
  const { page } = await visit(browser, controller.httpsUrl(), { locale: 'de-DE' })
  await page.getByRole('heading', { name: 'Lizenzen verwalten' }).waitFor()
  await page.getByText('tenure-agent user add NAME --role owner').waitFor()
  await page.getByRole('textbox', { name: 'Benutzername' }).fill('ada')
  await page.getByLabel('Passwort', { exact: true }).fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByText('Benutzername oder Passwort stimmt nicht.').waitFor()
  await looksWell({ page })
  await page.context().close()
})

test('Manage Licenses opens by itself while there is no capacity', { skip }, async () => {
  const { page } = await here().asOwner()
  await page.getByRole('heading', { name: 'This controller holds no license' }).waitFor()
  await page.context().close()
})

test(
  'the Owner sees offers, ticks, activates, and the page has it without being loaded again',
  { skip },
  async () => {
    const { site, controller, asOwner } = here()
    const [capacity = ''] = await site.buy('CAP-10', 'MNT-10-12', 'CAP-10')
    await controller.addDevices('lamp-1', 'lamp-2', 'lamp-3')
    const { page } = await asOwner()
    await page.getByRole('button', { name: 'Download Licenses from the Cloud' }).click()
    const dialog = page.getByRole('dialog')
    const activate = dialog.getByRole('button', { name: /^Activate/ })
    assert.ok(await activate.isDisabled())
    await dialog.getByRole('checkbox', { name: capacity }).check()
    assert.ok(await activate.isEnabled())
    for (const box of await dialog.getByRole('checkbox').all()) await box.check()
    await activate.click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('3 of 20 used').waitFor()
    await controller.addDevices('lamp-4')
    await page.getByText('4 of 20 used').waitFor()
    await page.context().close()
  },
)

test('a note is kept with the keyboard alone', { skip }, async () => {
  const { controller, asOwner } = here()
  const { page } = await asOwner()
  await page
    .getByRole('button', { name: /note on 10-device capacity/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('cellar, left')
  await page.keyboard.press('Enter')
  await page.getByText('cellar, left').waitFor()
  assert.ok((await controller.licenses()).some(({ note }) => note === 'cellar, left'))
  await page.context().close()
})

test('what returning everything does is shown, and Escape leaves all as it is', { skip }, async () => {
  const { controller, asOwner } = here()
  const { page } = await asOwner()
  await page.getByRole('button', { name: 'Return to the Cloud' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('4 devices will lose their seat.').waitFor()
  await dialog.getByText('lamp-1').first().waitFor()
  await looksWell({ page })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.equal((await controller.licenses()).length, 3)
  await page.context().close()
})

test('one license that is selected is returned', { skip }, async () => {
  const { controller, asOwner } = here()
  const { page } = await asOwner()
  await page
    .getByRole('checkbox', { name: /^Select 10-device capacity/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Return to the Cloud' }).click()
  await page.getByText('No device loses its seat.').waitFor()
  await page.getByRole('button', { name: 'Return now' }).click()
  await page.getByText('4 of 10 used').waitFor()
  assert.equal((await controller.licenses()).length, 2)
  await page.context().close()
})

test('case 11: who is not the Owner looks, and is offered nothing to do', { skip }, async () => {
  const { browser, controller, viewer } = here()
  const { page, complaints } = await visit(browser, controller.httpsUrl())
  await signIn(page, viewer)
  await page.getByText('Only the Owner manages them.').waitFor()
  await page.getByRole('cell', { name: '10-device capacity' }).waitFor()
  const main = page.getByRole('main')
  assert.equal(await main.getByRole('button').count(), 0)
  assert.equal(await main.getByRole('checkbox').count(), 0)
  await looksWell({ page })
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('the account dialog names the controller, which nobody can change there', { skip }, async () => {
  const { controller, site, asOwner } = here()
  const { page } = await asOwner()
  await page.getByRole('button', { name: 'Manage Customer Accounts' }).click()
  const dialog = page.getByRole('dialog')
  const code = dialog.getByRole('textbox', { name: 'Install code' })
  assert.equal(await code.inputValue(), controller.installCode)
  assert.equal(await code.isEditable(), false)
  const customerId = dialog.getByRole('textbox', { name: 'Customer ID' })
  await customerId.and(page.locator(`[value="${site.account.customerId}"]`)).waitFor()
  await looksWell({ page })
  await customerId.fill('b2a0c3de-0000-4000-8000-000000000000')
  await page.keyboard.press('Enter')
  await dialog.getByText('No account has this Customer ID.').waitFor()
  await customerId.fill(site.account.customerId ?? '')
  await page.keyboard.press('Enter')
  await dialog.getByText(/^The account is /).waitFor()
  await page.context().close()
})

test('a file that is none is refused with its remedy', { skip }, async () => {
  const { page } = await here().asOwner()
  await page.getByRole('button', { name: 'Add License' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Or its text' }).fill('not a license')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.getByRole('alert').waitFor()
  await looksWell({ page })
  await page.context().close()
})

test(
  'each page looks well, light and dark, on a phone and on a desk, and asks nobody else',
  { skip },
  async () => {
    const visited = await here().asOwner()
    const { page } = visited
    await page.getByText('4 of 10 used').waitFor()
    for (const link of await page.getByRole('navigation').getByRole('link').all()) {
      await link.click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await looksWellInEachLook(visited)
    }
    wasQuiet(visited)
    await visited.leave()
  },
)
