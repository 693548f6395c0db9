import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Controller } from '../acceptance/controller.ts'
import { film, picture, readByZbar } from '../browser/drawn-codes.ts'
import { looksWell } from '../browser/look-at-page.ts'
import { goTo, openBrowser, visit, withoutBrowser, type Person } from '../browser/open-browser.ts'
import { addUser } from '../browser/open-controller.ts'
import { applyAt, chooseFile, requestOf, savedBy, textFile } from './carry-by-hand.ts'
import type { Visit } from '../browser/open-window.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'

// Somebody in a basement: a phone with the Customer Portal, a laptop at the controller, and no sign-in. The tests build
// on each other, as a morning on the site does.

const skip = withoutBrowser()
const folder = mkdtempSync(join(tmpdir(), 'tenure-carry-'))
const cameraFile = join(folder, 'camera.y4m')
const endings: (() => Promise<void>)[] = []
let portals: Portals
let controller: Controller
let owner: Person
let browser: Browser
let visited: Visit
let phone: Page

const toStart = () => phone.getByRole('button', { name: /^(Next|Another) request$/ }).click()
const paste = async (text: string): Promise<void> => {
  await phone.getByLabel('Or paste the text').fill(text)
  await phone.getByRole('button', { name: 'Go on with this text' }).click()
}
/** The code that the phone shows, as it is seen on its screen. */
const shownCode = async (): Promise<string> => {
  const file = join(folder, 'shown.png')
  await phone.getByRole('img', { name: 'The answer as a QR code' }).screenshot({ path: file })
  return readByZbar(file)
}
const look = () => looksWell({ page: phone })

describe('carrying without a sign-in', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) })
    controller = await portals.site.addController({ TENURE_AGENT_HTTPS_PORT: '0' })
    owner = await addUser(controller, 'ada', 'owner')
    await controller.addDevices('lamp-1', 'lamp-2', 'lamp-3')
    browser = await openBrowser(cameraFile)
    visited = await visitPortal(browser, portals.url, '/sign-in', null, { width: 390 })
    phone = visited.page
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
    rmSync(folder, { recursive: true, force: true })
  })

  test('O1: the phone’s camera reads the controller’s code, tells what will happen, and its own code is read there', async () => {
    const licenseIds = await portals.site.buy('CAP-10', 'MNT-10-12')
    const laptop = (await visit(browser, controller.httpsUrl(), {}, owner)).page
    await goTo(laptop, '/offline', 'Without a network')
    await laptop.getByLabel(/License IDs$/).fill(licenseIds.join('\n'))
    await laptop.getByRole('button', { name: 'Make the request' }).click()
    const drawn = join(folder, 'request.png')
    await laptop.getByRole('img', { name: 'The request as a QR code' }).screenshot({ path: drawn })
    film(cameraFile, readByZbar(drawn))

    await phone.getByRole('link', { name: 'Carry a document' }).click()
    await phone.getByRole('heading', { level: 1, name: 'Carry a document' }).waitFor()
    await look()
    await phone.getByRole('button', { name: 'Read a QR code with the camera' }).click()
    await phone.getByRole('heading', { name: 'What will happen' }).waitFor()
    await phone.getByText('Controller SC-0001').waitFor()
    await phone.getByText('Account P-Building 1').waitFor()
    await phone.getByText('10-device capacity').waitFor()
    await phone.getByText('0 → 10').waitFor()
    await phone.getByText(/^none → until /).waitFor()
    await look()
    assert.equal((await controller.licenses()).length, 0)
    await phone.getByRole('button', { name: 'Activate and get the answer' }).click()
    await phone.getByText('License file 1 for controller SC-0001').waitFor()
    await look()

    film(cameraFile, await shownCode())
    await laptop.getByRole('button', { name: 'I have the answer' }).click()
    await laptop.getByRole('button', { name: 'Read a QR code with the camera' }).click()
    await laptop.getByText('The answer was taken in').waitFor()
    assert.equal((await controller.licensed()).length, 3)
    await laptop.context().close()
  })

  test('O3: a page that is loaded again has the same answer again, also as a file', async () => {
    const shown = await shownCode()
    await phone.reload()
    await phone.getByText('License file 1 for controller SC-0001').waitFor()
    assert.equal(await shownCode(), shown)
    const { name, bytes } = await savedBy(phone, 'Save as a file')
    assert.equal(name, 'SC-0001-license-1')
    const answer = JSON.parse(bytes.toString()) as { licenseFile: string }
    assert.ok(shown.includes(answer.licenseFile))
    await applyAt(controller, folder, bytes.toString())
  })

  test('O3: a request that was answered before says so', async () => {
    await toStart()
    const again = await requestOf(controller)
    await paste(again)
    await phone.getByText('No license moves.').waitFor()
    await phone.getByRole('button', { name: 'Get the answer' }).click()
    await phone.getByText('License file 2 for controller SC-0001').waitFor()
    await toStart()
    await paste(again)
    await phone.getByText('This request was answered before.').waitFor()
    await phone.getByRole('button', { name: 'Get the answer again' }).click()
    const { bytes } = await savedBy(phone, 'Save as a file')
    await applyAt(controller, folder, bytes.toString())
    await toStart()
  })

  test('O4: an offline return is told as one, and what came back is free', async () => {
    const held = await controller.licenses()
    const capacity = held.find(({ kind }) => kind === 'capacity')
    assert.ok(capacity)
    const request = await requestOf(controller, { give: [capacity.licenseId] })
    await chooseFile(phone, 'File or picture', textFile('SC-0001.request', `${request}\n`))
    await phone.getByRole('heading', { name: 'What comes back' }).waitFor()
    await phone.getByText('The controller gives back').waitFor()
    await phone.getByText('10 → 0').waitFor()
    await look()
    await phone.getByRole('button', { name: 'Take back and get the answer' }).click()
    await phone.getByText('What came back is in the account').waitFor()
    await look()
    const { bytes } = await savedBy(phone, 'Save as a file')
    await applyAt(controller, folder, bytes.toString())
    assert.deepEqual(
      (await controller.licenses()).map(({ kind }) => kind),
      ['maintenance'],
    )
    await toStart()
  })

  test('what cannot be done is named with its remedy before it is asked for', async () => {
    const request = await requestOf(controller, { want: ['0198c0de-0000-7000-8000-000000000001'] })
    await chooseFile(phone, 'File or picture', {
      name: 'photo.png',
      mimeType: 'image/png',
      buffer: picture(request),
    })
    await phone.getByText('The account has no such license.').waitFor()
    await phone.getByText('Check the License ID').waitFor()
    await phone.getByRole('button', { name: 'Get the answer' }).click()
    await phone.getByText('Not everything was done').waitFor()
    const { bytes } = await savedBy(phone, 'Save as a file')
    await applyAt(controller, folder, bytes.toString(), 1)
    await toStart()
    // An answer is no request; neither is what was cut, another code, or a picture without one.
    const wrong: readonly (readonly [string, RegExp])[] = [
      [bytes.toString(), /It is an answer of the license service/],
      [(JSON.parse(bytes.toString()) as { licenseFile: string }).licenseFile, /It is a license file/],
      [request.slice(0, -20), /cut off or changed/],
      ['https://example.com/menu', /none of the documents/],
    ]
    for (const [text, told] of wrong) {
      await paste(text)
      await phone.getByRole('alert').filter({ hasText: told }).waitFor()
    }
    const photo = { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('no picture') }
    await chooseFile(phone, 'File or picture', photo)
    await phone.getByText('There is no QR code in the picture').waitFor()
    await look()
    assert.deepEqual(visited.complaints, [])
    assert.deepEqual([...visited.hosts], [new URL(portals.url).host])
  })

  test('a network that breaks: the lost answer is asked for again, and nothing is done twice', async () => {
    const [license = ''] = await portals.site.buy('CAP-50')
    const request = await requestOf(controller, { want: [license] })
    let isBroken = true
    await phone.route('**/v1/exchange', async (route) => {
      // It reaches the service, and its answer is lost on the way.
      const reply = await route.fetch()
      await (isBroken ? route.abort('connectionreset') : route.fulfill({ response: reply }))
    })
    await phone.reload()
    await paste(request)
    await phone.getByRole('button', { name: 'Activate and get the answer' }).click()
    await phone.getByText('The answer has not arrived').waitFor()
    await look()
    isBroken = false
    await phone.getByRole('button', { name: 'Ask again' }).click()
    await phone.getByText(/^License file \d+ for controller SC-0001$/).waitFor()
    await phone.unroute('**/v1/exchange')
    const { bytes } = await savedBy(phone, 'Save as a file')
    await applyAt(controller, folder, bytes.toString())
    assert.ok((await controller.licenses()).some(({ licenseId }) => licenseId === license))
  })
})
