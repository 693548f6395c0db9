import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { openWindow, type Look, type Visit } from './open-window.ts'

/** Debian's own; no browser is downloaded. An old one can be named instead (decision 26). */
const CHROMIUM = process.env['TENURE_TEST_CHROMIUM'] ?? '/usr/bin/chromium'

/** Why a browser test cannot run here; false where it can. CI has what it needs, or fails. */
export const withoutBrowser = (): string | false => {
  const missing = [
    [CHROMIUM, 'chromium'],
    ['/usr/bin/zbarimg', 'zbar-tools'],
  ].flatMap(([path = '', name = '']) => (existsSync(path) ? [] : [name]))
  if (missing.length === 0) return false
  const message = `needs Debian's ${missing.join(' and ')} (apt-get install ${missing.join(' ')})`
  assert.notEqual(process.env['CI'], 'true', message)
  return message
}

/** `cameraFile`: a Y4M film that the browser takes for its camera; without one it has no camera. */
export const openBrowser = (cameraFile?: string): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      ...(cameraFile === undefined
        ? []
        : [
            '--use-fake-ui-for-media-stream',
            '--use-fake-device-for-media-stream',
            `--use-file-for-fake-video-capture=${cameraFile}`,
          ]),
    ],
  })

export type Person = { readonly username: string; readonly password: string }

/** Opens Manage Licenses; signed in, where it is said as whom. */
export const visit = async (
  browser: Browser,
  url: string,
  look: Look = {},
  who: Person | null = null,
): Promise<Visit> => {
  const visit = await openWindow(browser, url, look, '/', async ({ request }) => {
    if (who === null) return
    const reply = await request.post('/iap/auth/login', { data: who })
    assert.equal(reply.status(), 200, await reply.text())
  })
  if (who !== null) await visit.page.getByRole('heading', { level: 1 }).waitFor()
  return visit
}

export const signIn = async (page: Page, { username, password }: Person): Promise<void> => {
  await page.getByRole('textbox', { name: /^(User name|Benutzername)$/ }).fill(username)
  await page.getByLabel(/^(Password|Passwort)$/).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor()
}

/** Opens a page past Manage Licenses, which opens by itself while the capacity is too small (spec §4). */
export const goTo = async (page: Page, path: string, title: string): Promise<void> => {
  await page.goto('/')
  await page.locator(`nav a[href="${path}"]`).click()
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
}
