/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

/** Debian's own; no browser is downloaded. */
const CHROMIUM = '/usr/bin/chromium'

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

const web = fileURLToPath(new URL('../../packages/web', import.meta.url))
const built = join(web, 'dist', 'controller')

/** Builds the pages where they were never built or something is newer than what was built. */
export const buildPages = (): void => {
  const sources = globSync(['src/**/*', 'build/*', 'vite.config.ts', 'package.json'], { cwd: web })
  const newest = Math.max(...sources.map((path) => statSync(join(web, path)).mtimeMs))
  const index = join(built, 'index.html')
  if (existsSync(index) && statSync(index).mtimeMs > newest) return
  // Built aside and put in place as a whole: two tests may build at once, and an agent may be serving.
  const aside = join(web, 'dist', `building-${process.pid}`)
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url))
  execFileSync(process.execPath, [vite, 'build', '--outDir', aside, '--logLevel', 'warn'], { cwd: web })
  mkdirSync(join(web, 'dist'), { recursive: true })
  rmSync(built, { recursive: true, force: true })
  renameSync(aside, built)
}

/** `cameraFile`: a Y4M film that the browser takes for its camera. */
export const openBrowser = (cameraFile: string): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${cameraFile}`,
    ],
  })

export type Look = { readonly width: number; readonly colorScheme: 'light' | 'dark' }
export const looks: readonly Look[] = [390, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

/** A browser of somebody who signed in, with nothing in it but that. Fails on any request to another host. */
export const signIn = async (
  browser: Browser,
  origin: string,
  who: { readonly username: string; readonly password: string },
  { width, colorScheme }: Look = { width: 1440, colorScheme: 'light' },
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: origin,
    ignoreHTTPSErrors: true,
    viewport: { width, height: 900 },
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  context.setDefaultTimeout(30_000)
  await context.route(
    (url) => url.origin !== origin && !['data:', 'blob:'].includes(url.protocol),
    (route) => {
      throw new Error(`a request to another host: ${route.request().url()}`)
    },
  )
  const reply = await context.request.post('/iap/auth/login', { data: who })
  assert.equal(reply.status(), 200, await reply.text())
  return context
}

/** Everything axe knows of WCAG 2.2 A and AA, and its own advice. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  // Past the page's policy, as an extension of the browser would be.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}

/** Presses Tab until what has the focus is called so; a keyboard reaches everything (WCAG 2.2, 2.1.1). */
export const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let pressed = 0; pressed < 120; pressed++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement)) return ''
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null
      return [
        element.getAttribute('aria-label') ?? '',
        ...[...(labels ?? [])].map((label) => label.textContent ?? ''),
        element.matches('button, a') ? (element.textContent ?? '') : '',
      ].join(' ')
    })
    if (name.test(focused)) return
  }
  assert.fail(`no Tab reaches ${String(name)}`)
}
