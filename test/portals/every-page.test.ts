import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { looksWellInEachLook, wasQuiet } from '../browser/look-at-page.ts'
import { openBrowser, withoutBrowser } from '../browser/open-browser.ts'
import { everybody, openScene } from './every-page.ts'
import { openWorld } from './open-world.ts'

// Each address of the portals in the demo world, as it is first seen: whatever else is tested of it, it looks well.

const endings: (() => Promise<void>)[] = []
let browser: Browser
let scene: Awaited<ReturnType<typeof openScene>>

describe('every page of the portals looks well', { skip: withoutBrowser() }, () => {
  before(async () => {
    scene = await openScene(await openWorld({ after: (work) => void endings.unshift(work) }))
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    for (const end of endings) await end()
  })

  for (const who of everybody)
    test(`light and dark, on a phone and on a desk: ${who}`, async () => {
      const visited = await scene.enter(browser, who, {})
      const { page } = visited
      for (const { path } of scene.pages.filter((each) => each.who === who)) {
        await page.goto(path)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await looksWellInEachLook(visited)
      }
      wasQuiet(visited)
      await visited.leave()
    })
})
