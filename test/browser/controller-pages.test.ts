import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import { film, picture, readByZbar } from './drawn-codes.ts'
import { looks, looksWellInEachLook, tabTo, wasQuiet } from './look-at-page.ts'
import { goTo, openBrowser, visit, withoutBrowser } from './open-browser.ts'
import { openPlace, type Place } from './open-controller.ts'

// The pages of the controller as people walk them, in Debian's Chromium, against a real agent and a real service. The
// tests build on each other, as a day on a site does.

const skip = withoutBrowser()
const folder = mkdtempSync(join(tmpdir(), 'tenure-pages-'))
const cameraFile = join(folder, 'camera.y4m')

const endings: (() => Promise<void>)[] = []
let place: Place
let browser: Browser
let page: Page

const open = async (who: 'owner' | 'viewer') =>
  (await visit(browser, place.controller.httpsUrl(), {}, place[who])).page
const waiting = async (): Promise<{ document: string | null; give: readonly string[] }> =>
  (await page.request.get('/v1/request')).json() as Promise<{ document: string | null; give: string[] }>
/** Carries the request that waits to the service, and gives what the service answers. */
const carry = async () =>
  orThrow(await place.site.vendor.exchange({ body: (await waiting()).document ?? '' }))
const paths = {
  Devices: '/devices',
  Offline: '/offline',
  Upgrade: '/upgrade',
  History: '/history',
  Status: '/status',
}
const go = (name: keyof typeof paths, title: string) => goTo(page, paths[name], title)

describe('the pages of the controller', { skip }, () => {
  before(async () => {
    place = await openPlace({ after: (work) => void endings.unshift(work) })
    await place.controller.addDevices(
      ...Array.from({ length: 60 }, (_, n) => `pump-${String(n + 1).padStart(2, '0')}`),
    )
    browser = await openBrowser(cameraFile)
    page = await open('owner')
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
    rmSync(folder, { recursive: true, force: true })
  })

  test('O1: with the keyboard alone, two licenses are asked for; zbarimg reads the QR code from the screen', async () => {
    const licenseIds = await place.site.buy('CAP-10', 'CAP-50')
    await go('Offline', 'Without a network')
    await tabTo(page, 'Or their License IDs')
    await page.keyboard.insertText(licenseIds.join('\n'))
    await page.getByText('2 License IDs recognised').waitFor()
    await tabTo(page, 'Make the request')
    await page.keyboard.press('Enter')
    const code = page.getByRole('img', { name: 'The request as a QR code' })
    await code.waitFor()
    const { document } = await waiting()
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      const file = join(folder, `request-${width}-${colorScheme}.png`)
      await page.screenshot({ path: file, fullPage: true })
      assert.equal(readByZbar(file), document, `${width} ${colorScheme}`)
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1440, height: 900 })
    assert.equal(await page.getByLabel('The request as text').inputValue(), document)
  })

  test('the request is saved as a file and in a site bundle, and both are what waits', async () => {
    const saved = async (button: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ])
      let text = ''
      for await (const chunk of await download.createReadStream()) text += String(chunk)
      return text
    }
    const { document } = await waiting()
    assert.equal((await saved('Save as a file')).trim(), document)
    assert.ok((await saved('Add and save')).includes(document ?? '-'))
    await page.getByText('the bundle holds 1 request.').waitFor()
  })

  test('O1: the answer that was carried is pasted, and what was asked for is here', async () => {
    const answer = await carry()
    await page.getByRole('button', { name: 'I have the answer' }).click()
    await page.getByLabel('Or paste the text').fill(JSON.stringify(answer))
    await page.getByRole('button', { name: 'Take it in' }).click()
    await page.getByText('The answer was taken in').waitFor()
    assert.equal((await place.controller.licenses()).length, 2)
    assert.equal((await place.controller.licensed()).length, 60)
  })

  test('an answer that is none is refused with its remedy, and nothing changes', async () => {
    await page.getByRole('button', { name: 'Take another answer' }).click()
    await page.getByLabel('Or paste the text').fill('not an answer')
    await page.getByRole('button', { name: 'Take it in' }).click()
    await page.getByRole('alert').waitFor()
    assert.equal((await place.controller.licenses()).length, 2)
  })

  test('O4: what is given up is told before, needs a yes, and its proof is there again whenever the page is opened', async () => {
    const ten = (await place.controller.licenses()).find(({ quantity }) => quantity === 10)
    await go('Offline', 'Without a network')
    await page.getByLabel(/^10-device capacity/).check()
    await page.getByText('given up at once').waitFor()
    await page.getByText(/pump-51/).waitFor()
    const make = page.getByRole('button', { name: 'Give up and make the request' })
    assert.ok(await make.isDisabled())
    await page.getByLabel('I understand that').check()
    await make.click()
    await page.getByText('Given up with it').waitFor()
    assert.equal((await place.controller.licensed()).length, 50)
    const { document, give } = await waiting()
    assert.deepEqual(give, [ten?.licenseId])
    await page.reload()
    await go('Offline', 'Without a network')
    assert.equal(await page.getByLabel('The request as text').inputValue(), document)
    assert.equal(await page.getByRole('button', { name: 'Forget this request' }).count(), 0)
  })

  test('the camera reads the answer from a phone', async () => {
    film(cameraFile, (await carry()).licenseFile)
    await page.getByRole('button', { name: 'I have the answer' }).click()
    await page.getByRole('button', { name: 'Read a QR code with the camera' }).click()
    await page.getByText('The answer was taken in').waitFor()
    assert.equal((await waiting()).document, null)
    assert.equal((await place.controller.licenses()).length, 1)
  })

  test('a photograph of the answer is read, and one without a code says so', async () => {
    await go('Offline', 'Without a network')
    await page.getByRole('button', { name: 'Ask what this controller has' }).click()
    await page.getByRole('button', { name: 'I have the answer' }).click()
    const choose = async (buffer: Buffer) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByLabel('File or picture').click(),
      ])
      await chooser.setFiles({ name: 'photo.png', mimeType: 'image/png', buffer })
    }
    await choose(Buffer.from('no picture at all'))
    await page.getByText('There is no QR code in the picture').waitFor()
    await choose(picture((await carry()).licenseFile))
    await page.getByText('The answer was taken in').waitFor()
  })

  test('devices: found by search and colour, paged by the controller, each colour with its word', async () => {
    await go('Devices', 'Field devices')
    await page.getByText('1–50 of 60').waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('51–60 of 60').waitFor()
    await page.getByRole('button', { name: /^Unlicensed/ }).click()
    await page.getByRole('button', { name: /^All 10|^Unlicensed 10/ }).waitFor()
    assert.equal(await page.getByRole('row').count(), 11)
    await page.getByRole('button', { name: /^All/ }).click()
    await page.getByRole('searchbox').fill('PUMP-07')
    await page.getByRole('button', { name: /^All 1$/ }).waitFor()
    await page.getByRole('row', { name: /pump-07 Modbus Licensed/ }).waitFor()
    assert.equal(await page.getByRole('row').count(), 2)
  })

  test('C5, C6: the Owner moves a seat (its menu by keyboard), pins, and replaces a device', async () => {
    await tabTo(page, /^Actions for pump-07/)
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: /Give its seat/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: /pump-55/ }).waitFor()
    await page.getByRole('radio', { name: /pump-55/ }).check()
    await page.getByRole('button', { name: 'Move the seat' }).click()
    await page.getByRole('row', { name: /pump-07 Modbus Unlicensed/ }).waitFor()
    assert.equal((await place.controller.licensed()).length, 50)

    await page.getByRole('searchbox').fill('pump-08')
    await page.getByRole('button', { name: 'Actions for pump-08' }).click()
    await page.getByRole('menuitem', { name: /^Pin/ }).click()
    await page.getByRole('row', { name: /pump-08.*Pinned/ }).waitFor()
    await page.getByRole('button', { name: 'Actions for pump-08' }).click()
    await page.getByRole('menuitem', { name: /Replace/ }).click()
    await page.getByLabel('ID of the replacement').fill('pump-99')
    await page.getByRole('button', { name: 'Replace', exact: true }).click()
    await page.getByText('No device matches.').waitFor()
    await page.getByRole('searchbox').fill('pump-99')
    await page.getByRole('row', { name: /pump-99.*Licensed Pinned/ }).waitFor()
  })

  test('upgrade: what runs may be installed again; a new version without maintenance is refused, with the remedy', async () => {
    await go('Upgrade', 'Upgrade')
    await page.getByLabel('Version').first().fill('3.4')
    await page.getByRole('button', { name: 'Can it be installed?' }).click()
    await page.getByText('Yes: 3.4 may be installed').waitFor()
    await page.getByLabel('Version').first().fill('3.5')
    await page.keyboard.press('Enter')
    await page.getByText('No: 3.5 may not be installed now').waitFor()
    await page.getByText('What helps:').waitFor()
  })

  test('history and status tell what happened and how things stand', async () => {
    await go('History', 'History')
    for (const line of [
      '50-device capacity came to this controller',
      '10-device capacity left',
      'Version 3.5 may not',
    ])
      await page.getByText(line).first().waitFor()
    await go('Status', 'Status')
    await page.getByText('SC-0001', { exact: true }).waitFor()
    await page.getByText('install code:').waitFor()
  })

  test('A3: who may only view sees the pages, and why nothing can be changed', async () => {
    const before = page
    page = await open('viewer')
    await go('Devices', 'Field devices')
    await page.getByText('Only the Owner moves seats').waitFor()
    assert.ok(await page.getByRole('button', { name: 'Actions for pump-01' }).isDisabled())
    await go('Offline', 'Without a network')
    await page.getByText('Only the Owner carries requests').waitFor()
    await go('Status', 'Status')
    await page.getByText('Only the Owner lets').waitFor()
    assert.ok(await page.getByRole('button', { name: 'Examine again' }).isDisabled())
    await go('History', 'History')
    await page.getByText('50-device capacity came').first().waitFor()
    await page.context().close()
    page = before
  })

  const titles = {
    Devices: 'Field devices',
    Offline: 'Without a network',
    Upgrade: 'Upgrade',
    History: 'History',
    Status: 'Status',
  } as const
  test('each page looks well, light and dark, on a phone and on a desk, and asks nobody else', async () => {
    const visited = await visit(browser, place.controller.httpsUrl(), {}, place.owner)
    page = visited.page
    for (const [name, title] of Object.entries(titles)) {
      await go(name as keyof typeof titles, title)
      await looksWellInEachLook(visited)
    }
    wasQuiet(visited)
    await visited.leave()
  })
})
