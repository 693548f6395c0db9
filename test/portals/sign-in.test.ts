import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import type { Browser, Page } from 'playwright-core'
import { looksWell } from '../browser/look-at-page.ts'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { openPortals, visitPortal, type Portals } from './open-portals.ts'
import type { Member } from './sign-in-as.ts'

// Signing in, as each person does it for the first time, in Debian's Chromium, against the real service.

const skip = withoutBrowser()

const endings: (() => Promise<void>)[] = []
let portals: Portals
let browser: Browser
/** By name, because a passkey is for a host that has one. */
let url: string
let ada: Member

const open = async (path: string, who: Member | null = null, width = 1440) => {
  return visitPortal(browser, url, path, who, { width })
}
const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { level: 1, name }).waitFor()
const signIn = async (page: Page, { email, password }: Member) => {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

/** RFC 6238, as an authenticator app counts it: 30 seconds, six digits, SHA-1; in the time of the site. */
const codeOf = (key: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = key
    .replaceAll(' ', '')
    .split('')
    .map((character) => alphabet.indexOf(character).toString(2).padStart(5, '0'))
    .join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(portals.site.now() / 30_000)))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('signing in to the portals', { skip }, () => {
  before(async () => {
    portals = await openPortals({ after: (work) => void endings.unshift(work) }, { secondFactor: 'required' })
    url = portals.url.replace('127.0.0.1', 'localhost')
    ada = await portals.addPerson({ email: 'ada.lovelace@vendor.example', role: 'administrator' })
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  for (const [path, title] of [
    ['/', 'Sign in'],
    ['/sign-in/customer', 'Sign in as a customer'],
    ['/sign-in/license', 'With a License ID'],
    ['/sign-in/forgotten', 'A new password'],
    ['/reset-password', 'Set a new password'],
    ['/invitation', 'You are invited'],
    ['/vendor', 'Sign in'],
    ['/sign-in/security', 'Sign in'],
    ['/customer/nobody', 'There is no such page'],
  ] as const)
    test(`who is not signed in sees at ${path}: ${title}`, async () => {
      const { page, hosts, complaints, leave } = await open(path, null, 390)
      await heading(page, title)
      await looksWell({ page })
      assert.deepEqual([...hosts], [new URL(url).host])
      assert.deepEqual(complaints, [])
      await leave()
    })

  test('a wrong password is told without saying what was wrong; the right one leads where one wanted, past the second factor', async () => {
    const { page, complaints, leave } = await open('/vendor/nothing?a=b')
    await signIn(page, { ...ada, password: 'not the password' })
    await page.getByText('The e-mail address or the password is not right.').waitFor()
    await signIn(page, ada)
    await heading(page, 'A second factor is needed')
    await looksWell({ page })
    await page.getByLabel('Your password').fill(ada.password)
    await page.getByRole('button', { name: 'Continue' }).click()
    const key = (await page.locator('.id').first().textContent()) ?? ''
    await page.getByLabel('I have kept the backup codes').check()
    await page.getByLabel('Now type the code').fill(codeOf(key))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await heading(page, 'There is no such page')
    assert.equal(page.url(), `${url}/vendor/nothing?a=b`)
    assert.deepEqual(complaints, [])
    await leave()
  })

  test('open redirect: after the password and a wrong code, a backup code leads to the portal and nowhere else', async () => {
    const grace = await portals.addPerson({ email: 'grace.hopper@vendor.example', role: 'operator' })
    const setUp = await open('/sign-in/second-factor', grace)
    await setUp.page.getByLabel('Your password').fill(grace.password)
    await setUp.page.getByRole('button', { name: 'Continue' }).click()
    const codes = (await setUp.page.getByLabel('The backup codes').first().textContent()) ?? ''
    const key = (await setUp.page.locator('.id').first().textContent()) ?? ''
    await setUp.page.getByLabel('I have kept the backup codes').check()
    await setUp.page.getByLabel('Now type the code').fill(codeOf(key))
    await setUp.page.getByRole('button', { name: 'Confirm' }).click()
    await setUp.page.waitForURL(/\/vendor$/)
    await setUp.leave()

    const { page, hosts, leave } = await open('/sign-in?next=//evil.example/')
    await signIn(page, grace)
    await page.getByLabel('Code of 6 digits').fill('000000')
    await page.keyboard.press('Enter')
    await page.getByText('The code is not right').waitFor()
    await page.getByRole('button', { name: /use a backup code/ }).click()
    await page.getByLabel('Backup code').fill(codes.split('\n')[0] ?? '')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/vendor$/)
    assert.deepEqual([...hosts], [new URL(url).host])
    await leave()
  })

  test('a passkey is the second factor as well, and signs in by itself; it is seen and named on the page Security', async () => {
    const alan = await portals.addPerson({ email: 'alan.turing@vendor.example', role: 'viewer' })
    const { page, complaints, leave } = await open('/vendor')
    const session = await page.context().newCDPSession(page)
    await session.send('WebAuthn.enable')
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await signIn(page, alan)
    await page.getByLabel('What it is called').fill('Laptop')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.waitForURL(/\/vendor$/)
    await page.context().clearCookies()
    await page.goto('/sign-in?next=/sign-in/security')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await heading(page, 'Security')
    await page.getByText('Passkey ·').first().waitFor()
    await looksWell({ page })
    await page.getByRole('button', { name: 'Remove the passkey Laptop' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).waitFor()
    await looksWell({ page })
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('There is none yet.').waitFor()
    await page.getByRole('button', { name: 'End all others' }).click()
    await page.getByRole('button', { name: 'End all others' }).waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
    await leave()
  })

  test('A2: a contact signs in by a mailed code on a phone; a stranger is told the same, and gets none', async () => {
    const { vendor, account } = portals.site
    const email = 'site@building.example'
    orThrow(await vendor.addContact({ params: { id: account.id }, body: { email } }))
    const { page, complaints, leave } = await open('/sign-in/customer', null, 390)
    const told = async (address: string): Promise<string> => {
      await page.getByLabel('E-mail address').fill(address)
      await page.keyboard.press('Enter')
      await page.getByLabel('Code of 6 digits').waitFor()
      return (await page.locator('main').innerText()).replaceAll(address, 'ADDRESS')
    }
    const toStranger = await told('nobody@nowhere.example')
    await page.getByRole('button', { name: 'Use another address' }).click()
    assert.equal(await told(email), toStranger)
    await looksWell({ page })
    const mail = await portals.mailTo(email, /code/)
    await page.getByLabel('Code of 6 digits').fill(/\d{6}/.exec(mail)?.[0] ?? '')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/customer/${account.id}$`))
    await page.getByRole('button', { name: 'Open the navigation' }).click()
    await page.getByRole('dialog').getByRole('navigation').waitFor()
    // A window that grows has its navigation beside the page again, and not twice.
    await looksWell({ page })
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.deepEqual(
      portals.mails.mails().filter(({ to }) => to === 'nobody@nowhere.example'),
      [],
    )
    assert.deepEqual(complaints, [])
    await leave()
  })

  test('a License ID leads to carrying, with no session made', async () => {
    const { page, leave } = await open('/sign-in/license')
    await page.getByLabel('License ID').fill('not one')
    await page.keyboard.press('Enter')
    await page.getByText('This is not a License ID').waitFor()
    await page.getByLabel('License ID').fill(' 6F1C1A528F0E4A4E9B572D3C5F7A9E10 ')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/customer\/carry\?license=6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10$/)
    assert.deepEqual(await page.context().cookies(), [])
    await leave()
  })

  test('a forgotten password: the link of the mail sets a new one, once', async () => {
    const { page, leave } = await open('/sign-in/forgotten')
    await page.getByLabel('E-mail address').fill(ada.email)
    await page.keyboard.press('Enter')
    await page.getByText('a link is on its way').waitFor()
    const link = /http\S+\/reset-password\S+/.exec(await portals.mailTo(ada.email, /password/))?.[0] ?? ''
    const set = async (password: string) => {
      await page.goto('/')
      await page.goto(link)
      await page.getByLabel('New password').fill(password)
      await page.keyboard.press('Enter')
    }
    await set('another long password')
    await page.getByText('The new password is set').waitFor()
    await set('yet another long password')
    await page.getByText('This link is not good any more').waitFor()
    await leave()
  })

  test('an invitation: who accepts is signed in, and the used link says so', async () => {
    const { vendor, partnerId } = portals.site
    const body = { email: 'new.one@one.example', role: 'viewer', partnerId } as const
    const { link } = orThrow(await vendor.inviteMember({ body }))
    const { page, complaints, leave } = await open('/')
    await page.goto(link)
    await page.getByText('invites you to Northwind Controls, as a viewer').waitFor()
    await looksWell({ page })
    await page.getByLabel('Your name').fill('New One')
    await page.getByLabel('Password', { exact: true }).fill('a password that is long')
    await page.getByRole('button', { name: 'Accept and sign in' }).click()
    await heading(page, 'A second factor is needed')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await heading(page, 'Sign in')
    await page.goto(link)
    await page.getByText('This invitation was used').waitFor()
    assert.deepEqual(complaints, [])
    await leave()
  })

  test('who came back from the organisation without a way in is told why; an address without one is told so', async () => {
    const { page, leave } = await open('/sign-in?error=sso-no-member')
    await page.getByText('Nobody has invited you here yet.').waitFor()
    await page.getByText('Ask an administrator of the vendor, or of the partner you work for').waitFor()
    await looksWell({ page })
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByLabel('E-mail address').fill('somebody@nowhere.example')
    await page.keyboard.press('Enter')
    await page.getByText('There is no single sign-on for this address.').waitFor()
    await page.getByRole('button', { name: 'Sign in with a password' }).click()
    await heading(page, 'Sign in')
    await leave()
  })

  test('who is in with a password, where only the organisation opens, need not say who they are', async () => {
    const member = await portals.addPerson({ email: 'wants.sso@vendor.example', role: 'viewer' })
    const { page, leave } = await open('/sign-in?step=sso&next=/vendor/licenses', member)
    await heading(page, 'Single sign-on')
    await page.getByText('lets your address in through your organisation alone').waitFor()
    assert.equal(await page.getByLabel('E-mail address').inputValue(), member.email)
    await page.getByRole('link', { name: 'All you can act for' }).waitFor()
    await looksWell({ page })
    await leave()
  })
})
