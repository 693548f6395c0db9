import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { needTool } from '../../packages/agent/src/testing/need-tool.ts'
import { isLoaded } from './look-at-page.ts'

/** Takes what a page shows into `folder`, as a small PNG. */
export const pictureTaker = (folder: string): ((page: Page, name: string) => Promise<void>) => {
  const { skip: missing } = needTool('convert', 'imagemagick', '-version')
  if (missing !== undefined) throw new Error(String(missing))
  mkdirSync(folder, { recursive: true })
  return async (page, name) => {
    await isLoaded(page)
    await page.waitForLoadState('networkidle')
    const file = `${folder}/${name}.png`
    const inDialog = (await page.getByRole('dialog').count()) > 0
    await page.screenshot({ path: file, fullPage: !inDialog })
    execFileSync('convert', [file, '-strip', '-dither', 'None', '-colors', '48', `PNG8:${file}`])
  }
}
