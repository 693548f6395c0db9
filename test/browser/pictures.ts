/// <reference lib="dom" />
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { isLoaded, looks } from './look-at-page.ts'
import { goTo, openBrowser, visit } from './open-browser.ts'
import { openPlace } from './open-controller.ts'
import { pictureTaker } from './take-picture.ts'

/**
 * `npm run pictures`: every page of the controller, light and dark, on a phone and on a desk, into docs/pictures. A
 * site as in the specification's cases, on a day that is always the same; what is drawn by lot (License IDs, keys,
 * folders) is shown as something that stays the same, so that a picture changes when the page does. The QR code alone
 * is another one each time.
 */

type Shot = {
  readonly name: string
  readonly title: string
  readonly arrange: (page: Page) => Promise<unknown>
}

const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url))
const endings: (() => Promise<void>)[] = []
const place = await openPlace(
  { after: (work) => void endings.unshift(work) },
  { startAt: Date.UTC(2026, 2, 10, 9, 30) },
)
const { site, controller } = place
const DAY = 86_400_000

const [ten = '', fifty = '', maintenance = ''] = await site.buy('CAP-10', 'CAP-50', 'MNT-50-12')
await controller.activate(ten, maintenance)
await site.waitUntil(site.now() + 7 * DAY)
const rooms = ['Boiler room', 'Roof', 'Lobby', 'Garage', 'Level 1', 'Level 2', 'Level 3', 'Level 4', 'Lift']
for (const [n, room] of rooms.entries())
  await controller.callAs('owner', 'POST', '/v1/devices', {
    id: `ahu-${String(n + 1).padStart(2, '0')}`,
    name: `${room} air handler`,
    protocol: n % 3 === 0 ? 'BACnet' : 'Modbus',
  })
for (const n of [1, 2, 3, 4]) await controller.callAs('driver', 'POST', `/v1/devices/ahu-0${n}/provision`)
await controller.callAs('owner', 'POST', '/v1/devices/ahu-02/pin', { pinned: true })
await controller.addDevices('meter-01', 'meter-02', 'meter-03')
await controller.callAs('owner', 'PUT', `/v1/licenses/${ten}/note`, { note: 'Cabinet in the basement' })
await controller.callAs('owner', 'PUT', '/v1/notices', { emails: ['ops@p-building.example'] })

const open = (path: string, title: string) => (page: Page) => goTo(page, path, title)
const dialogOf = (button: string) => async (page: Page) => {
  await goTo(page, '/', 'Licenses')
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor()
}
const ask = async (page: Page, version: string) => {
  await goTo(page, '/upgrade', 'Upgrade')
  await page.getByLabel('Version').first().fill(version)
  await page.getByRole('button', { name: 'Can it be installed?' }).click()
  await page.getByText(/^[✓✗] (Yes|No)/).waitFor()
}

/** Before anything is given up: in this order, because the later ones change what the earlier ones show. */
const shots: readonly Shot[] = [
  { name: 'licenses', title: 'Licenses', arrange: open('/', 'Licenses') },
  { name: 'download', title: 'Download Licenses', arrange: dialogOf('Download Licenses from the Cloud') },
  { name: 'account', title: 'Manage Customer Accounts', arrange: dialogOf('Manage Customer Accounts') },
  { name: 'return', title: 'Return to the Cloud', arrange: dialogOf('Return to the Cloud') },
  { name: 'devices', title: 'Devices', arrange: open('/devices', 'Field devices') },
  {
    name: 'move-seat',
    title: 'Moving a seat',
    arrange: async (page) => {
      await goTo(page, '/devices', 'Field devices')
      await page.getByRole('button', { name: 'Actions for Roof air handler' }).click()
      await page.getByRole('menuitem', { name: /Give its seat/ }).click()
      await page.getByRole('radio').first().check()
    },
  },
  { name: 'offline-1', title: 'Offline: choose', arrange: open('/offline', 'Without a network') },
  {
    name: 'give-up',
    title: 'Offline: giving up',
    arrange: async (page) => {
      await goTo(page, '/offline', 'Without a network')
      await page.getByLabel(/^10-device capacity \(/).check()
      await page.getByText('given up at once').waitFor()
    },
  },
  {
    name: 'offline-3',
    title: 'Offline: take the answer',
    arrange: async (page) => {
      await goTo(page, '/offline', 'Without a network')
      await page.getByRole('button', { name: /Take the answer/ }).click()
    },
  },
  { name: 'upgrade-yes', title: 'Upgrade: yes', arrange: (page) => ask(page, '3.4 Update 2') },
  { name: 'history', title: 'History', arrange: open('/history', 'History') },
  {
    name: 'status',
    title: 'Status',
    arrange: async (page) => {
      await goTo(page, '/status', 'Status')
      await page.getByText('Key list:').waitFor()
    },
  },
]
/** With a request on its way. */
const lateShots: readonly Shot[] = [
  { name: 'waiting', title: 'Licenses, with a request on its way', arrange: open('/', 'Licenses') },
  { name: 'offline-2', title: 'Offline: carry the request', arrange: open('/offline', 'Without a network') },
]

/** And without maintenance. */
const lastShots: readonly Shot[] = [
  { name: 'upgrade-no', title: 'Upgrade: no', arrange: (page) => ask(page, '3.5') },
]

/** Shows what is drawn by lot as something that stays the same. */
const steady = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: string[] = []
    const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi
    const same = (text: string): string =>
      text
        .replace(uuid, (id) => {
          if (!seen.includes(id)) seen.push(id)
          return `0198c0de-0000-7000-8000-${String(seen.indexOf(id) + 1).padStart(12, '0')}`
        })
        .replace(/\/tmp\/tenure-site-\w+\/SC-0001\/(\w+)/g, '/var/lib/tenure-agent/$1')
        .replace(/[\d.,]+ MB free/g, '2,048 MB free')
        .replace(/^[\w-]{43}$/, 'u3Kq9vXc2mTbR7yLwZf0JhNsEaPdGi5oVxQ1kM8tBWU')
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { currentNode } = texts
      currentNode.nodeValue = same(currentNode.nodeValue ?? '')
    }
    for (const input of document.querySelectorAll<HTMLInputElement>('input:not([type=file])'))
      input.value = same(input.value)
  })

const browser = await openBrowser()
endings.unshift(() => browser.close())
const shoot = pictureTaker(folder)
const take = async (page: Page, name: string): Promise<void> => {
  await isLoaded(page)
  await steady(page)
  await shoot(page, name)
}

for (const look of looks) {
  const suffix = `${look.width}-${look.colorScheme}`
  const { page, leave } = await visit(browser, controller.httpsUrl(), look)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await take(page, `sign-in-${suffix}`)
  await leave()
}
const walk = async (some: readonly Shot[]): Promise<void> => {
  for (const look of looks) {
    const { page, leave } = await visit(browser, controller.httpsUrl(), look, place.owner)
    for (const { name, arrange } of some) {
      await arrange(page)
      await take(page, `${name}-${look.width}-${look.colorScheme}`)
    }
    await leave()
  }
}
await walk(shots)
await controller.callAs('owner', 'POST', '/v1/request', { want: [fifty], give: [] })
await walk(lateShots)
await controller.returnLicenses(maintenance)
await walk(lastShots)
for (const end of endings) await end()

const cell = (name: string, width: number, scheme: string): string =>
  `<img src="${name}-${width}-${scheme}.png" width="${width === 390 ? 180 : 420}" alt="${name}, ${width} px, ${scheme}">`
const all = [{ name: 'sign-in', title: 'Sign in' }, ...shots, ...lateShots, ...lastShots]
writeFileSync(
  `${folder}/README.md`,
  `# Pictures

Manage Licenses on the controller, as \`npm run pictures\` takes them from a real agent and a real service in Debian’s Chromium: at 390 and
1440 px, light and dark. Nothing is edited but what is drawn by lot: License IDs, keys and folders are shown as ones that stay the same.

${all
  .map(
    ({ name, title }) => `## ${title}

${looks.map(({ width, colorScheme }) => cell(name, width, colorScheme)).join('\n')}
`,
  )
  .join('\n')}`,
)
