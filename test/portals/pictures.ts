import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { partnerPaths, vendorPaths } from '../../packages/web/src/portals/paths.ts'
import { looks } from '../browser/look-at-page.ts'
import { openBrowser } from '../browser/open-browser.ts'
import type { Look } from '../browser/open-window.ts'
import { pictureTaker } from '../browser/take-picture.ts'
import { everybody, openScene, type OnePage, type Who } from './every-page.ts'
import { openWorld } from './open-world.ts'

/**
 * `npm run pictures`: the best pages of the portals, in the demo world, into docs/pictures/portals.
 * `node test/portals/pictures.ts FOLDER [WHO …]`: every page in every look, and in German, into that folder, to be
 * looked at.
 */

/** A page, with what opens what the picture is of, such as a dialog. */
type Shot = OnePage & { readonly arrange?: (page: Page) => Promise<unknown> }

const [wholeFolder, ...whose] = process.argv.slice(2)
const folder = wholeFolder ?? fileURLToPath(new URL('../../docs/pictures/portals', import.meta.url))
const endings: (() => Promise<void>)[] = []
const world = await openWorld({ after: (work) => void endings.unshift(work) })
const { pages, enter, partnerId, accountName } = await openScene(world)

const arranged: readonly Shot[] = [
  {
    who: 'vendor',
    name: 'vendor-search',
    path: vendorPaths.dashboard(),
    arrange: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill(accountName)
      await page.getByRole('option').first().waitFor()
    },
  },
  {
    who: 'partner',
    name: 'partner-transfer-summary',
    path: partnerPaths(partnerId).inventory(),
    arrange: async (page) => {
      const boxes = page.getByRole('checkbox', { name: /maintenance|capacity|Wartung|Kapazität/ })
      await boxes.first().waitFor()
      for (const box of (await boxes.all()).slice(0, 5)) await box.check()
      await page
        .getByRole('button', { name: /^(Transfer|Übertragen)/ })
        .first()
        .click()
      await page.getByRole('dialog').getByRole('combobox').fill(accountName)
      await page.getByRole('option', { name: accountName }).click()
    },
  },
]

/** Those in docs/. */
const best = new Set([
  'nobody-signIn',
  'nobody-carry',
  'vendor-dashboard',
  'vendor-license',
  'vendor-rma',
  'vendor-search',
  'partner-dashboard',
  'partner-maintenance',
  'partner-renewals',
  'partner-transfer-summary',
  'customer-dashboard',
  'customer-offline',
])
const everyShot: readonly Shot[] = [...pages, ...arranged]
const shots = everyShot.filter(({ name }) => wholeFolder !== undefined || best.has(name))

const browser = await openBrowser()
const take = pictureTaker(folder)
const walk = async (who: Who, look: Look): Promise<void> => {
  const { page, leave } = await enter(browser, who, look)
  for (const { name, path, arrange } of shots.filter((shot) => shot.who === who)) {
    await page.goto('about:blank')
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await arrange?.(page)
    const language = look.locale === undefined ? '' : '-de'
    await take(page, `${name}-${look.width}-${look.colorScheme}${language}`)
  }
  await leave()
}
for (const who of everybody) {
  if (whose.length > 0 && !whose.includes(who)) continue
  for (const look of looks) await walk(who, look)
  if (wholeFolder !== undefined) {
    await walk(who, { width: 1440, colorScheme: 'light', locale: 'de-DE' })
    await walk(who, { width: 2560, colorScheme: 'light' })
  }
}
await browser.close()
for (const end of endings) await end()
