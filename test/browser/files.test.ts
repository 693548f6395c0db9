import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import { isLoaded, looksWell, tooWide } from './look-at-page.ts'
import { goTo, openBrowser, visit, withoutBrowser } from './open-browser.ts'
import { openPlace, type Place } from './open-controller.ts'

// What is handed to the pages: license files, addresses, release manifests, offers; and what they say of a browser
// without a camera. The last test walks everything in German.

const skip = withoutBrowser()
const endings: (() => Promise<void>)[] = []
let place: Place
let browser: Browser
let page: Page
const dialog = () => page.getByRole('dialog')
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
const waitingDocument = async (): Promise<string> => {
  const { document } = (await (await page.request.get('/v1/request')).json()) as { document: string }
  return document
}
/** Makes a request on the page that is open, and gives what the service answers to it. */
const carriedAnswer = async (): Promise<string> => {
  await page.getByRole('img', { name: 'The request as a QR code' }).waitFor()
  return JSON.stringify(orThrow(await place.site.vendor.exchange({ body: await waitingDocument() })))
}

describe('what is handed to the pages', { skip }, () => {
  before(async () => {
    place = await openPlace({ after: (work) => void endings.unshift(work) })
    await place.controller.addDevices('lamp-1', 'lamp-2')
    browser = await openBrowser()
    page = (await visit(browser, place.controller.httpsUrl(), {}, place.owner)).page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  test('offers that are known are ticked rather than typed; a waiting request is a banner elsewhere, not on its page', async () => {
    const [license = ''] = await place.site.buy('CAP-10')
    await goTo(page, '/offline', 'Without a network')
    await page.getByRole('checkbox', { name: '10-device capacity' }).check()
    await page.getByLabel('Or their License IDs').fill(`${license} and nothing else`)
    await page.getByRole('button', { name: 'Make the request' }).click()
    await page.getByRole('img', { name: 'The request as a QR code' }).waitFor()
    assert.equal(await page.getByText('Carry it offline').count(), 0)
    await page.getByRole('link', { name: 'Licenses' }).click()
    await page.getByText('It asks for 1 license. It is sent again by itself.').waitFor()
    await page.getByRole('link', { name: 'Carry it offline' }).click()
    await page.getByRole('heading', { level: 1, name: 'Without a network' }).waitFor()
  })

  test('while offers are shown, the service is asked for them once', async () => {
    const asked: string[] = []
    page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
    await goTo(page, '/', 'Licenses')
    await page.getByRole('button', { name: 'Download Licenses from the Cloud' }).click()
    await dialog().getByRole('checkbox').first().waitFor()
    // A device that is added is heard of; what it makes be asked again has come before the network is idle.
    await place.controller.addDevices('lamp-2b')
    await page.waitForLoadState('networkidle')
    assert.equal(asked.filter((path) => path === '/v1/offers').length, 1)
    await page.keyboard.press('Escape')
    await goTo(page, '/offline', 'Without a network')
  })

  test('O1: Add License takes the file that was carried', async () => {
    const answer = await carriedAnswer()
    await page.getByRole('link', { name: 'Licenses' }).click()
    await page.getByRole('button', { name: 'Add License' }).click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      dialog().getByLabel('License file').click(),
    ])
    await chooser.setFiles(file('answer.json', answer))
    await dialog().getByRole('button', { name: 'Add', exact: true }).click()
    await dialog().getByText('Taken in.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('3 of 10 used').waitFor()
  })

  test('what the service refused the last time stays in sight, with its remedy', async () => {
    await place.controller.activate('0198c0de-0000-7000-8000-000000000001')
    await page.getByText('The last request was not done in full').waitFor()
    const [refusal] = (await place.controller.status()).refusals
    assert.ok(refusal)
    await page.getByText(refusal.remedy).waitFor()
    await page.context().request.post('/v1/refresh', { headers: { origin: place.controller.httpsUrl() } })
    await page.getByText('The last request was not done in full').waitFor({ state: 'hidden' })
  })

  test('M9: addresses are saved and there again; a wrong one is named before it is sent', async () => {
    await page.getByRole('button', { name: 'Edit Notifications' }).click()
    await dialog().getByRole('textbox').fill('ops@p-building.example nobody')
    await dialog().getByText('nobody is no e-mail address.').waitFor()
    assert.ok(await dialog().getByRole('button', { name: 'Save' }).isDisabled())
    await dialog().getByRole('textbox').fill('ops@p-building.example')
    await dialog().getByRole('button', { name: 'Save' }).click()
    await dialog().waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByRole('button', { name: 'Edit Notifications' }).click()
    await dialog().getByRole('textbox').waitFor()
    assert.equal(await dialog().getByRole('textbox').inputValue(), 'ops@p-building.example')
    // What only the controller finds wrong is refused by it, and the dialog stays.
    await dialog().getByRole('textbox').fill('two..dots@p-building.example')
    await dialog().getByRole('button', { name: 'Save' }).click()
    await dialog().getByRole('alert').waitFor()
    await page.keyboard.press('Escape')
  })

  test('M4: a release’s signed manifest is judged by what it says; a changed one is not believed', async () => {
    const { vendor } = place.site
    orThrow(
      await vendor.publishRelease({
        body: { version: '4.0 Platform 1', publishedAt: new Date().toISOString() },
      }),
    )
    const { manifest, keyList } = orThrow(
      await vendor.getReleaseManifest({ params: { version: '4.0 Platform 1' } }),
    )
    await goTo(page, '/upgrade', 'Upgrade')
    const judge = async (text: string) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByLabel('Release manifest').click(),
      ])
      await chooser.setFiles(file('release.json', text))
      await page.getByRole('button', { name: 'Can it be installed?' }).click()
    }
    await judge(JSON.stringify({ manifest, keyList }))
    await page.getByText('Yes: 4.0 Platform 1 may be installed').waitFor()
    await page.getByText('Judged by the signed release manifest.').waitFor()
    const [head, body = '', signature] = manifest.split('.')
    const said = Buffer.from(body, 'base64url').toString().replace('4.0', '5.0')
    const changed = [head, Buffer.from(said).toString('base64url'), signature].join('.')
    await judge(JSON.stringify({ manifest: changed, keyList }))
    await page.getByRole('alert').waitFor()
    assert.equal(await page.getByText(/^✓ Yes/).count(), 0)
  })

  test('a browser without a camera says so, and what to do instead', async () => {
    await goTo(page, '/offline', 'Without a network')
    await page.getByRole('button', { name: /Take the answer/ }).click()
    await page.getByRole('button', { name: 'Read a QR code with the camera' }).click()
    await page.getByText('This browser has no camera to offer.').waitFor()
    await looksWell({ page })
  })

  test('in German at 390 px nothing is English, and nothing is wider than the screen', async () => {
    await place.controller.addDevices(...Array.from({ length: 10 }, (_, n) => `pumpe-${n + 1}`))
    const visited = await visit(
      browser,
      place.controller.httpsUrl(),
      { width: 390, locale: 'de-DE' },
      place.owner,
    )
    page = visited.page
    const look = async (where: string) => {
      await isLoaded(page)
      assert.deepEqual(await tooWide(page), [], where)
      const text = (await page.locator('body').innerText()).replaceAll(names, '')
      assert.deepEqual(text.match(english) ?? [], [], `${where}: ${text}`)
    }
    for (const [path, title] of Object.entries(german)) {
      await goTo(page, path, title)
      await look(title)
    }
    await page.getByRole('button', { name: 'Erneut untersuchen' }).waitFor()
    await look('Zustand mit Befunden')
    await goTo(page, '/', 'Lizenzen')
    for (const button of [
      'Lizenzen aus der Cloud laden',
      'Lizenz hinzufügen',
      'Kundenkonten verwalten',
      'Benachrichtigungen bearbeiten',
      'An die Cloud zurückgeben',
    ]) {
      await page.getByRole('button', { name: button }).click()
      await dialog().getByRole('button', { name: 'Abbrechen' }).waitFor()
      await look(button)
      await page.keyboard.press('Escape')
      await dialog().waitFor({ state: 'hidden' })
    }
    await visited.leave()
  })
})

const german = {
  '/': 'Lizenzen',
  '/devices': 'Feldgeräte',
  '/offline': 'Ohne Netz',
  '/upgrade': 'Upgrade',
  '/history': 'Verlauf',
  '/status': 'Zustand',
}
/** Names of products and of what the vendor sells; German speaks of them in English. */
const names =
  /\d+-device capacity|License IDs?|Customer ID|Install Code|English|tenure-agent|SmartServer IoT/g
/** Words that no German text has. */
const english =
  /\b(the|and|is|of|to|with|without|your|not|has|have|for|license|licenses|device|devices|seat|seats|request|account|key|clock|disk|until|none)\b/gi
