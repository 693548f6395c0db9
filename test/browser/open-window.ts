import type { Browser, BrowserContext, Page } from 'playwright-core'

export type Look = {
  readonly width?: number
  readonly colorScheme?: 'light' | 'dark'
  /** The browser's; German is chosen in it as well, so that it counts whatever language the person has. */
  readonly locale?: string
}

/** A window of a person who has never been here, and what it did behind the page. */
export type Visit = {
  readonly page: Page
  /** Hosts that were asked for anything. */
  readonly hosts: ReadonlySet<string>
  /** What the page complained of: mistakes, and whatever its own policy forbids. */
  readonly complaints: readonly string[]
  readonly leave: () => Promise<void>
}

/** How long a page may take on the slowest machine; only a mistake takes longer. */
const PATIENCE_MS = 60_000

/** Opens `path` of the pages at `url`, after `prepare`, which may sign in. */
export const openWindow = async (
  browser: Browser,
  url: string,
  { colorScheme = 'light', locale = 'en-GB', width = 1440 }: Look,
  path: string,
  prepare: (context: BrowserContext) => Promise<void>,
): Promise<Visit> => {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme,
    locale,
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    // A controller makes its certificate itself.
    ignoreHTTPSErrors: true,
    viewport: { width, height: 900 },
  })
  context.setDefaultTimeout(PATIENCE_MS)
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
  if (locale.startsWith('de'))
    await context.addInitScript(() => localStorage.setItem('tenure-language', 'de'))
  await prepare(context)
  const page = await context.newPage()
  await page.goto(path)
  return { page, hosts, complaints, leave: () => context.close() }
}
