import { createClient, orThrow } from '@tenure/sdk'
import type { Browser } from 'playwright-core'
import type { Lifetime } from '../../packages/server/src/db/testing.ts'
import { startMailCatcher, type MailCatcher } from '../../tools/start/mail-catcher.ts'
import { waitUntil } from '../../tools/run/wait-until.ts'
import { openSite, type Site } from '../acceptance/site.ts'
import { buildPages } from '../browser/build-pages.ts'
import { openWindow, type Look, type Visit } from '../browser/open-window.ts'
import { signInWithPassword, type Member } from './sign-in-as.ts'

/** A real service that serves the portals, its mails, and what `openSite` has: a partner, an account, controllers, one time. */
export type Portals = {
  readonly site: Site
  readonly url: string
  readonly mails: MailCatcher
  /** Somebody who has accepted an invitation: of the vendor, or of the partner that is named. */
  readonly addPerson: (person: {
    readonly email: string
    readonly role: 'viewer' | 'operator' | 'administrator'
    readonly partnerId?: string
  }) => Promise<Member>
  /** The text of the newest mail to an address whose subject matches; waits for it. */
  readonly mailTo: (address: string, subject: RegExp) => Promise<string>
}

const PASSWORD = 'correct horse battery staple'

/** People sign in with a password alone here; `required` asks for a second factor as a new service does. */
export const openPortals = async (
  lifetime: Lifetime,
  {
    startAt = Date.now(),
    secondFactor = 'optional',
  }: { startAt?: number; secondFactor?: 'required' | 'optional' } = {},
): Promise<Portals> => {
  buildPages()
  const mails = await startMailCatcher({ smtp: 0, page: 0, file: null })
  lifetime.after(mails.close)
  const site = await openSite(startAt, lifetime, {
    TENURE_SMTP_URL: `smtp://127.0.0.1:${mails.smtpPort}`,
    TENURE_SIGN_IN_REQUESTS_PER_MINUTE: '10000',
  })
  const { vendor } = site
  if (secondFactor === 'optional')
    orThrow(await vendor.editSettings({ ifMatch: '"1"', body: { secondFactor } }))
  const anybody = createClient({ baseUrl: site.serviceUrl })
  return {
    site,
    url: site.serviceUrl,
    mails,
    addPerson: async ({ email, role, partnerId }) => {
      const body = { email, role, partnerId: partnerId ?? null }
      const { link } = orThrow(await vendor.inviteMember({ body }))
      const accepted = { secret: link.split('#')[1] ?? '', name: nameOf(email), password: PASSWORD }
      orThrow(await anybody.acceptInvitation({ body: accepted }))
      return { email, password: PASSWORD }
    },
    mailTo: (address, subject) =>
      waitUntil(`a mail to ${address}`, async () => {
        const found = mails.mails().find((mail) => mail.to === address && subject.test(mail.subject))
        return found?.text ?? null
      }),
  }
}

/** `ada.lovelace@one.example` is Ada Lovelace. */
const nameOf = (email: string): string =>
  (email.split('@')[0] ?? '')
    .split('.')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')

/** Opens an address of the portals; signed in with the password, where it is said as whom. */
export const visitPortal = async (
  browser: Browser,
  url: string,
  path: string,
  who: Member | null = null,
  look: Look = {},
): Promise<Visit> => {
  const visit = await openWindow(browser, url, look, path, async (context) => {
    if (who !== null) await signInWithPassword(context, url, who)
  })
  await visit.page.getByRole('heading', { level: 1 }).first().waitFor()
  return visit
}
