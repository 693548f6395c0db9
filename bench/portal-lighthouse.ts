import lighthouse, { desktopConfig, type Config } from 'lighthouse'
import { chromium } from 'playwright-core'
import { openPortals, type Portals } from '../test/portals/open-portals.ts'
import type { Member } from '../test/portals/sign-in-as.ts'
import { measure, type Bench, type Measure } from './measure.ts'

/**
 * What Lighthouse says of the three dashboards, as they are built for production and served by the service: at a desk,
 * and of the customer's also on the slow phone and the slow network that it simulates. A score is of 100, and the
 * median of three.
 */
export const portalLighthouse: Bench = {
  name: 'portal-lighthouse',
  run: async () => {
    const endings: (() => Promise<void>)[] = []
    try {
      const portals = await openPortals({ after: (work) => void endings.unshift(work) })
      const measures: Measure[] = []
      for (const [name, path, cookie, form] of await dashboards(portals)) {
        const scores = await medianScoresOf(`${portals.url}${path}`, cookie, form)
        for (const [category, score] of Object.entries(scores))
          measures.push(measure(`lighthouse_${name}_${category}`, Math.round(score * 100), 'of 100'))
      }
      return measures
    } finally {
      for (const end of endings) await end()
    }
  },
}

const PORT = 9333
const CHROMIUM = '/usr/bin/chromium'
const switches = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']

/** Name, address and session of each dashboard, and what it is looked at with: nothing is a phone. */
const dashboards = async (portals: Portals) => {
  const { site } = portals
  const staff = await portals.addPerson({ email: 'ada.byron@vendor.example', role: 'administrator' })
  const partner = await portals.addPerson({
    email: 'paul.pine@partner.example',
    role: 'administrator',
    partnerId: site.partnerId,
  })
  await site.buy('CAP-50', 'MNT-50-12', 'CORE')
  const email = 'site@building.example'
  await site.vendor.addContact({ params: { id: site.account.id }, body: { email } })
  const customerPath = `/customer/${site.account.id}`
  const customer = await customerCookie(portals, email)
  return [
    ['vendor', '/vendor', await cookieOf(portals, staff), desktopConfig],
    ['partner', `/partner/${site.partnerId}`, await cookieOf(portals, partner), desktopConfig],
    ['customer', customerPath, customer, desktopConfig],
    ['customer_phone', customerPath, customer, undefined],
  ] as const
}

const cookieOf = async ({ url }: Portals, { email, password }: Member): Promise<string> =>
  sessionCookie(await post(`${url}/auth/sign-in/email`, { email, password }))

const customerCookie = async ({ url, mailTo }: Portals, email: string): Promise<string> => {
  await post(`${url}/auth/email-otp/send-verification-otp`, { email, type: 'sign-in' })
  const code = /\b(\d{6})\b/.exec(await mailTo(email, /\d{6}/))?.[1]
  return sessionCookie(await post(`${url}/auth/sign-in/email-otp`, { email, otp: code }))
}

const post = (url: string, body: unknown): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify(body),
  })

const sessionCookie = (response: Response): string => {
  if (!response.ok) throw new Error(`nobody was let in: ${response.status}`)
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

const RUNS = 3

/** Of each category, the one in the middle: what else a machine does is in each single run. */
const medianScoresOf = async (
  ...page: Parameters<typeof scoresOf>
): Promise<Readonly<Record<string, number>>> => {
  const runs: Readonly<Record<string, number>>[] = []
  for (let run = 0; run < RUNS; run++) runs.push(await scoresOf(...page))
  return Object.fromEntries(
    Object.keys(runs[0] ?? {}).map((category) => [
      category,
      runs.map((scores) => scores[category] ?? 0).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0,
    ]),
  )
}

const scoresOf = async (
  url: string,
  cookie: string,
  form: Config | undefined,
): Promise<Readonly<Record<string, number>>> => {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...switches, `--remote-debugging-port=${PORT}`],
  })
  try {
    const onlyCategories = ['performance', 'accessibility', 'best-practices']
    const flags = { port: PORT, logLevel: 'error', extraHeaders: { cookie }, onlyCategories } as const
    const result = await lighthouse(url, flags, form)
    if (result === undefined) throw new Error(`Lighthouse says nothing of ${url}`)
    const { finalDisplayedUrl, categories } = result.lhr
    if (finalDisplayedUrl !== url) throw new Error(`${url} led to ${finalDisplayedUrl}`)
    return Object.fromEntries(
      Object.values(categories).map(({ id, score }) => [id.replaceAll('-', '_'), score ?? 0]),
    )
  } finally {
    await browser.close()
  }
}
