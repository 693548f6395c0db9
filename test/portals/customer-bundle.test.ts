import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { addToBundle, encodeBundle, type ExchangeRequest, type SiteBundle } from '@tenure/core'
import type { Browser, Page } from 'playwright-core'
import { newKey, signRequest } from '../../packages/sdk/src/testing/documents.ts'
import type { Controller } from '../acceptance/controller.ts'
import { looksWell } from '../browser/look-at-page.ts'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { applyAt, chooseFile, requestOf, savedBy, textFile } from './carry-by-hand.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// A stick with the requests of a whole site: two real controllers, one that nobody knows, and 197 more.

const skip = withoutBrowser()
const folder = mkdtempSync(join(tmpdir(), 'tenure-bundle-'))
const endings: (() => Promise<void>)[] = []
let portals: Portals
let controllers: readonly Controller[]
let bundle: SiteBundle
let browser: Browser
let visited: Visit
let page: Page

const bundleFile = () => textFile('harbour.bundle', JSON.stringify(encodeBundle(bundle)))
const row = (installCode: string) => page.getByRole('row', { name: new RegExp(installCode) })
const look = () => looksWell({ page })

describe('a site bundle without a sign-in', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    const { site } = portals
    controllers = [await site.addController(), await site.addController()]
    const wanted = await site.buy('CAP-10', 'CAP-50')
    let made: SiteBundle = []
    const add = (installCode: string, request: string): void => {
      const added = addToBundle(made, { installCode, request })
      assert.ok(added.ok)
      made = added.value
    }
    for (const [index, controller] of controllers.entries())
      add(controller.installCode, await requestOf(controller, { want: wanted.slice(index, index + 1) }))
    add('SC-LOST', requestBySelf('SC-LOST', '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11'))
    for (let n = made.length; n < 200; n++) add(`SD-${n}`, requestBySelf(`SD-${n}`, site.account.customerId))
    bundle = made
    browser = await openBrowser()
    visited = await visitPortal(browser, portals.url, '/customer/carry/bundle', null, { width: 390 })
    page = visited.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
    rmSync(folder, { recursive: true, force: true })
  })

  test('what is no bundle is called what it is, and a single request leads to its own page', async () => {
    await chooseFile(page, 'Site bundle', textFile('a.bundle', bundleFile().buffer.toString().slice(0, -40)))
    await page.getByRole('alert').filter({ hasText: 'cut off or changed' }).waitFor()
    await chooseFile(page, 'Site bundle', textFile('SC-0001.request', bundle[0]?.request ?? ''))
    await page.getByRole('link', { name: 'Carry this request' }).click()
    await page.getByText('10-device capacity').waitFor()
    await page.getByRole('button', { name: 'Another request' }).click()
    await chooseFile(page, 'File or picture', bundleFile())
    await page.getByText('It is a site bundle with 200 requests.').waitFor()
    await page.getByRole('link', { name: 'Carry the site bundle' }).click()
  })

  test('each controller’s line says what will happen, before anything does', async () => {
    await page.getByRole('heading', { name: '200 requests are in the bundle.' }).waitFor()
    await row('SC-0001').getByText('Gets 10-device capacity').waitFor()
    await row('SC-0002').getByText('Gets 50-device capacity').waitFor()
    await row('SC-LOST').getByText('No account has this Customer ID.').waitFor()
    for (const controller of controllers) assert.deepEqual(await controller.licenses(), [])
    await look()
  })

  test('a line that breaks stops it; what was answered stays, and the rest is gone on with', async () => {
    let sent = 0
    await page.route('**/v1/exchange/bundle', async (route) => {
      // The third lot reaches the service, and its answer is lost on the way.
      if (++sent !== 3) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await page.getByRole('button', { name: 'Hand in all 200 requests' }).click()
    await page.getByText('The answer has not arrived').waitFor()
    await page.getByText('40 of 200 answered').waitFor()
    const { bytes } = await savedBy(page, 'Save the answers so far')
    assert.equal((JSON.parse(bytes.toString()) as { answers: unknown[] }).answers.length, 40)
    await page.getByRole('button', { name: 'Ask again' }).click()
    await page.getByText('200 of 200 answered · 1 with something not done').waitFor()
    await page.unroute('**/v1/exchange/bundle')
  })

  test('the file of answers is taken in by each controller, which finds its own in it', async () => {
    await row('SC-0001').getByText('Done', { exact: true }).waitFor()
    await row('SC-LOST').getByText('Refused').waitFor()
    await look()
    const { name, bytes } = await savedBy(page, 'Save the answers')
    assert.equal(name, 'harbour-answers.json')
    for (const controller of controllers) {
      await applyAt(controller, folder, bytes.toString())
      assert.equal((await controller.licenses()).length, 1)
    }
    assert.deepEqual(visited.complaints, [])
    assert.deepEqual([...visited.hosts], [new URL(portals.url).host])
  })

  test('O3: loaded again and handed in again, the answers are the same, byte for byte', async () => {
    const first = (await savedBy(page, 'Save the answers')).bytes
    await page.reload()
    await row('SC-0001').getByText('Was answered before').waitFor()
    await page.getByRole('button', { name: 'Hand in all 200 requests' }).click()
    await page.getByText('200 of 200 answered').waitFor()
    assert.ok((await savedBy(page, 'Save the answers')).bytes.equals(first))
  })
})

/** A controller that is only a key: it asks what it has. */
const requestBySelf = (installCode: string, customerId: string): string => {
  const request: ExchangeRequest = {
    installCode,
    customerId,
    generation: 0,
    previous: null,
    next: null,
    want: [],
    give: [],
    model: 'SmartServer IoT',
    softwareVersion: '3.4',
    seatsUsed: 0,
    devices: 0,
    at: Date.now(),
    clock: 'ok',
    keyListSerial: 0,
    nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url'),
  }
  return signRequest(request, newKey())
}
