import { createClient, orThrow } from '@tenure/sdk'
import type { Browser } from 'playwright-core'
import {
  carryPaths,
  customerPaths,
  partnerPaths,
  signInPaths,
  vendorPaths,
} from '../../packages/web/src/portals/paths.ts'
import { openWindow, type Look, type Visit } from '../browser/open-window.ts'
import type { World } from './open-world.ts'
import { signInByCode, signInWithPassword } from './sign-in-as.ts'

export type Who = 'nobody' | 'vendor' | 'partner' | 'customer'
export const everybody: readonly Who[] = ['nobody', 'vendor', 'partner', 'customer']

/** One address that somebody may open: `vendor-license`. */
export type OnePage = { readonly who: Who; readonly name: string; readonly path: string }

/** What of the demo world the pages are about: a license whose maintenance runs out soon, and what it is on. */
export const openScene = async (world: World) => {
  const vendor = createClient({ baseUrl: world.service.url, token: world.world.tokens.vendor })
  const soonest = { kind: 'maintenance', at: 'controller', sort: 'ends-at' } as const
  const query = { ...soonest, endsAfter: new Date().toISOString() }
  const license = first(orThrow(await vendor.listLicenses({ query })).items, 'license on a controller')
  const { partnerId, partnerName } = license
  const accountId = license.holder.accountId ?? ''
  const cases = orThrow(await vendor.listCases({ query: { state: 'open', partnerId } })).items
  const openCase = first(cases, `open case of ${partnerName}`)
  const contact = first(orThrow(await vendor.listContacts({ params: { id: accountId } })).items, 'contact')
  const parts = {
    license: license.id,
    account: accountId,
    maintenance: accountId,
    controller: license.holder.controllerId ?? '',
    case: openCase.id,
    partner: partnerId,
  }
  const pages: readonly OnePage[] = [
    ...pagesOf('nobody', signInPaths, {}),
    ...pagesOf('nobody', carryPaths, {}),
    ...pagesOf('vendor', vendorPaths, parts),
    ...pagesOf('partner', partnerPaths(partnerId), parts),
    ...pagesOf('customer', customerPaths(accountId), parts),
  ]
  /** A window of theirs, on a page that says nothing of who they are. */
  const enter = (browser: Browser, who: Who, look: Look): Promise<Visit> =>
    openWindow(browser, world.url, look, signInPaths.license(), async (context) => {
      if (who === 'vendor') await signInWithPassword(context, world.url, world.person('administrator'))
      if (who === 'partner')
        await signInWithPassword(context, world.url, world.person('administrator', partnerName))
      if (who === 'customer') await signInByCode(context, world.url, contact.email, world.mails)
    })
  return { pages, enter, partnerId, accountName: license.accountName ?? '' }
}

/** Every address of a table of paths, with what its part is here. */
const pagesOf = (
  who: Who,
  paths: Readonly<Record<string, (part: string) => string>>,
  parts: Readonly<Record<string, string>>,
): readonly OnePage[] =>
  Object.entries(paths).map(([name, path]) => ({
    who,
    name: `${who}-${name}`,
    path: path(parts[name] ?? ''),
  }))

const first = <Item>(items: readonly Item[], what: string): Item => {
  const [found] = items
  if (found === undefined) throw new Error(`the demo world has no ${what}`)
  return found
}
