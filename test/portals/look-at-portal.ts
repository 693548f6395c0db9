import assert from 'node:assert/strict'
import type { PortalVisit } from './open-portals.ts'
import { axeFindings, tooWide } from '../browser/look-at-page.ts'

const WIDTHS = [390, 1440] as const

/** No finding of axe in light and dark, nothing that sticks out, narrow and wide. */
export const looksWell = async ({ page }: PortalVisit): Promise<void> => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    assert.deepEqual(await tooWide(page), [], `${page.url()} at ${width}`)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      assert.deepEqual(await axeFindings(page), [], `${page.url()} ${colorScheme} at ${width}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The page complained of nothing, and asked nobody but the service. */
export const wasQuiet = ({ complaints, hosts }: PortalVisit, serviceUrl: string): void => {
  assert.deepEqual(complaints, [])
  assert.deepEqual([...hosts], [new URL(serviceUrl).host])
}
