import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'

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

export type Look = {
  readonly width?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly locale?: string
}
export const looks = [390, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

export type Person = { readonly username: string; readonly password: string }

/** A window of a person who has never been here, and what it did behind the page. */
export type Visit = {
  readonly page: Page
  /** Hosts that were asked for anything. */
  readonly hosts: ReadonlySet<string>
  /** What the page complained of: mistakes, and whatever its own policy forbids. */
  readonly complaints: readonly string[]
  readonly leave: () => Promise<void>
}

/** Opens Manage Licenses; signed in, where it is said as whom. */
export const visit = async (
  browser: Browser,
  url: string,
  look: Look = {},
  who: Person | null = null,
): Promise<Visit> => {
  const { colorScheme = 'light', locale = 'en-GB', width = 1440 } = look
  const context = await browser.newContext({
    baseURL: url,
    colorScheme,
    locale,
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    // The controller made its certificate itself.
    ignoreHTTPSErrors: true,
    viewport: { width, height: 900 },
  })
  const hosts = new Set<string>()
  const complaints: string[] = []
  context.on('request', (request) => {
    const asked = new URL(request.url())
    if (asked.host !== '') hosts.add(asked.host)
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    // Chromium notes each refused call; those are what some of the tests are about.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  if (who !== null) {
    const reply = await context.request.post('/iap/auth/login', { data: who })
    assert.equal(reply.status(), 200, await reply.text())
  }
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto('/')
  if (who !== null) await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, hosts, complaints, leave: () => context.close() }
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
