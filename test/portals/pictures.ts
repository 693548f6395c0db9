import { fileURLToPath } from 'node:url'
import { createClient, orThrow } from '@tenure/sdk'
import type { Page } from 'playwright-core'
import {
  carryPaths,
  customerPaths,
  partnerPaths,
  signInPaths,
  vendorPaths,
} from '../../packages/web/src/portals/paths.ts'
import { looks } from '../browser/look-at-page.ts'
import { openBrowser } from '../browser/open-browser.ts'
import { openWindow } from '../browser/open-window.ts'
import { pictureTaker } from '../browser/take-picture.ts'
import { signInWithPassword, signInByCode } from './sign-in-as.ts'
import { openWorld } from './open-world.ts'

/**
 * `npm run pictures`: the best pages of the portals, in the demo world, into docs/pictures/portals.
 * `node test/portals/pictures.ts FOLDER [WHO …]`: every page in every look, and in German, into that folder, to be looked at.
 */

type Who = 'nobody' | 'vendor' | 'partner' | 'customer'
type Shot = {
  readonly who: Who
  readonly name: string
  readonly path: string
  /** Opens what the picture is of, such as a dialog. */
  readonly arrange?: (page: Page) => Promise<unknown>
  /** Is shown in docs/. */
  readonly isBest?: true
}

const [wholeFolder, ...whose] = process.argv.slice(2)
const folder = wholeFolder ?? fileURLToPath(new URL('../../docs/pictures/portals', import.meta.url))
const endings: (() => Promise<void>)[] = []
const world = await openWorld({ after: (work) => void endings.unshift(work) })
const vendor = createClient({ baseUrl: world.service.url, token: world.world.tokens.vendor })

const first = <Item>(items: readonly Item[], what: string): Item => {
  const [found] = items
  if (found === undefined) throw new Error(`the demo world has no ${what}`)
  return found
}
// A license whose maintenance runs out soon, with the account and the controller that it is on.
const license = first(
  orThrow(
    await vendor.listLicenses({
      query: {
        kind: 'maintenance',
        at: 'controller',
        endsAfter: new Date().toISOString(),
        sort: 'ends-at',
      },
    }),
  ).items,
  'license on a controller',
)
const { partnerId, partnerName } = license
const accountId = license.holder.accountId ?? ''
const controllerId = license.holder.controllerId ?? ''
const openCase = first(orThrow(await vendor.listCases({ query: { state: 'open' } })).items, 'open case')
const contact = first(orThrow(await vendor.listContacts({ params: { id: accountId } })).items, 'contact')
const accountName = license.accountName ?? ''

/** Every address that a table of paths has, with what its parts are here. */
const pagesOf = (
  who: Who,
  paths: Readonly<Record<string, (part: string) => string>>,
  parts: Readonly<Record<string, string>>,
  best: readonly string[] = [],
): readonly Shot[] =>
  Object.entries(paths).map(([name, path]) => ({
    who,
    name: `${who}-${name}`,
    path: path(parts[name] ?? ''),
    ...(best.includes(name) ? { isBest: true } : {}),
  }))

const works = {
  license: license.id,
  account: accountId,
  maintenance: accountId,
  controller: controllerId,
  case: openCase.id,
  partner: partnerId,
}
const dialogOf =
  (button: RegExp | string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: button }).first().click()
    await page.getByRole('dialog').waitFor()
  }
const shots: readonly Shot[] = [
  ...pagesOf('nobody', signInPaths, {}, ['signIn']),
  ...pagesOf('nobody', carryPaths, {}, ['carry']),
  ...pagesOf('vendor', vendorPaths, works, ['dashboard', 'license', 'rma']),
  {
    who: 'vendor',
    name: 'vendor-search',
    path: vendorPaths.dashboard(),
    isBest: true,
    arrange: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill(accountName)
      await page.getByRole('option').first().waitFor()
    },
  },
  ...pagesOf('partner', partnerPaths(partnerId), works, ['dashboard', 'maintenance', 'renewals']),
  {
    who: 'partner',
    name: 'partner-transfer-summary',
    path: partnerPaths(partnerId).inventory(),
    isBest: true,
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
  {
    who: 'partner',
    name: 'partner-notice-preview',
    path: partnerPaths(partnerId).notices(),
    arrange: dialogOf(/Preview mails|Vorschau|ansehen/),
  },
  ...pagesOf('customer', customerPaths(accountId), works, ['dashboard', 'offline']),
]

const browser = await openBrowser()
const take = pictureTaker(folder)
/** In one window each: who, in which look and language. */
const walk = async (who: Who, look: { width: number; colorScheme: 'light' | 'dark'; locale?: string }) => {
  const wanted = shots.filter((shot) => shot.who === who && (wholeFolder !== undefined || shot.isBest))
  const visited = await openWindow(browser, world.url, look, '/sign-in/license', async (context) => {
    if (who === 'vendor') await signInWithPassword(context, world.url, world.person('administrator'))
    if (who === 'partner')
      await signInWithPassword(context, world.url, world.person('administrator', partnerName))
    if (who === 'customer') await signInByCode(context, world.url, contact.email, world.mails)
  })
  for (const { name, path, arrange } of wanted) {
    const { page } = visited
    await page.goto('about:blank')
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await arrange?.(page)
    const language = look.locale === undefined ? '' : '-de'
    await take(page, `${name}-${look.width}-${look.colorScheme}${language}`)
  }
  await visited.leave()
}
for (const who of ['nobody', 'vendor', 'partner', 'customer'] as const) {
  if (whose.length > 0 && !whose.includes(who)) continue
  for (const look of looks) await walk(who, look)
  if (wholeFolder !== undefined) {
    await walk(who, { width: 1440, colorScheme: 'light', locale: 'de-DE' })
    await walk(who, { width: 2560, colorScheme: 'light' })
  }
}
await browser.close()
for (const end of endings) await end()
