/// <reference lib="dom" />
import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import type { Visit } from './open-window.ts'

/** The looks of a page: as on a phone and as on a desk, light and dark. */
export const looks = [390, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

/** What a step of a job shows looks well: each width and each colour scheme once. The page is left as it was. */
export const looksWell = (visit: { readonly page: Page }): Promise<void> =>
  lookAt(visit, [
    { width: 390, colorScheme: 'light' },
    { width: 1440, colorScheme: 'dark' },
  ])

/** The same in each look, for a page of its own. */
export const looksWellInEachLook = (visit: { readonly page: Page }): Promise<void> => lookAt(visit, looks)

/** Axe finds nothing, and nothing is wider than the window. */
const lookAt = async (
  { page }: { readonly page: Page },
  inLooks: readonly { readonly width: number; readonly colorScheme: 'light' | 'dark' }[],
): Promise<void> => {
  await isLoaded(page)
  const asItWas = page.viewportSize()
  const seen = new Set<number>()
  for (const { width, colorScheme } of inLooks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    const where = `${page.url()} ${colorScheme} at ${width}`
    assert.deepEqual(await tooWide(page), [], where)
    // In other colours the same elements are there.
    assert.deepEqual(await axeFindings(page, seen.has(width) ? COLOUR_RULES : undefined), [], where)
    seen.add(width)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  if (asItWas !== null) await page.setViewportSize(asItWas)
}

/** Nothing that the page shows is still to come. */
export const isLoaded = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root') === null,
  )
}

/** The page complained of nothing, and asked nobody but where it is from. */
export const wasQuiet = ({ page, complaints, hosts }: Visit): void => {
  assert.deepEqual(complaints, [])
  assert.deepEqual([...hosts], [new URL(page.url()).host])
}

/** What axe asks of colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Everything axe knows of WCAG 2.2 A and AA, and its own advice; or some rules of it. */
const axeFindings = async (page: Page, rules?: readonly string[]): Promise<readonly string[]> => {
  // Past the page's policy, as an extension of the browser would be; it stays until the page is another one.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ['violations'],
        ...(only === undefined ? {} : { runOnly: { type: 'rule', values: [...only] } }),
      }),
    rules,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}

/** By how many pixels the page is wider than its window, and what sticks out. */
export const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120))
  })

/** What has the focus, as it is called. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return ''
    const label = element.getAttribute('aria-label')
    if (label !== null) return label.trim()
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null
    const named = labels?.[0]?.textContent ?? element.textContent ?? ''
    return named.trim()
  })

/** Whether a person sees where the focus is (WCAG 2.2, 2.4.7). */
const isSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
    return outlineStyle !== 'none' && outlineWidth !== '0px'
  })

/** Presses Tab until what has the focus is called so; a keyboard reaches everything (WCAG 2.2, 2.1.1). */
export const tabTo = async (page: Page, name: RegExp | string, key = 'Tab'): Promise<void> => {
  const passed: string[] = []
  for (let pressed = 0; pressed < 120; pressed++) {
    await page.keyboard.press(key)
    const reached = await focused(page)
    if (typeof name === 'string' ? reached === name : name.test(reached)) {
      assert.ok(await isSeen(page), `nobody sees that ${reached} has the focus`)
      return
    }
    passed.push(reached)
  }
  assert.fail(`no ${key} reaches ${String(name)}, but ${[...new Set(passed)].join(' | ')}`)
}

/** The focus comes back to what opened a dialog (WCAG 2.2, 2.4.3). */
export const focusReturnsTo = async (page: Page, name: string): Promise<void> => {
  await page.waitForFunction(
    (wanted) => {
      const { activeElement } = document
      return (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '').trim() === wanted
    },
    name,
    { timeout: 5000 },
  )
}
