import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'

const executablePath = '/usr/bin/chromium'

/** Why a test that needs a browser cannot run here; null where it can. Where everything must run, that fails it. */
export const noBrowser = (): string | null => {
  if (existsSync(executablePath)) return null
  const why = 'Chromium is not installed (Debian’s package: chromium)'
  assert.ok(process.env['CI'] !== 'true', why)
  return why
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] })

/** A window of a person who has never been here, and what it did behind the page. */
export type Visit = {
  readonly page: Page
  /** Hosts that were asked for anything. */
  readonly hosts: ReadonlySet<string>
  /** What the page complained of: mistakes, and whatever its own policy forbids. */
  readonly complaints: readonly string[]
}

export type Look = {
  readonly colorScheme?: 'light' | 'dark'
  readonly locale?: string
  readonly width?: number
}

export const visit = async (browser: Browser, url: string, look: Look = {}): Promise<Visit> => {
  const { colorScheme = 'light', locale = 'en-GB', width = 1440 } = look
  const context = await browser.newContext({
    baseURL: url,
    colorScheme,
    locale,
    reducedMotion: 'reduce',
    // The controller made its certificate itself.
    ignoreHTTPSErrors: true,
    viewport: { width, height: 900 },
  })
  const page = await context.newPage()
  const hosts = new Set<string>()
  const complaints: string[] = []
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // Chromium notes each refused call; those are what some of the tests are about.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  await page.goto('/')
  return { page, hosts, complaints }
}

/** What axe-core finds on the page as it stands: rule and place. */
export const findings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source)
  const results: axe.AxeResults = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}

export const signIn = async (page: Page, name: string, password: string): Promise<void> => {
  await page.getByRole('textbox', { name: /^(User name|Benutzername)$/ }).fill(name)
  await page.getByLabel(/^(Password|Passwort)$/).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor()
}
