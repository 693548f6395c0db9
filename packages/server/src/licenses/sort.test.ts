import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LicenseSeen } from '@tenure/contract'
import { withLicenses } from './testing.ts'

const service = await withLicenses({ after })
const { call, partners, issue, transfer, addController, activate, clock } = service
const [north] = partners
const [house] = north.accounts
const token = north.tokens.viewer
const day = 86_400_000
const startsAt = Date.UTC(2026, 0, 1)

// Ends around the present of the test, some of them equal, some none, some not begun.
const unit = await addController(north, house)
const today = Date.UTC(2026, 2, 1)
for (const days of [-30, 0, 1, 14, 15, 90, 91, 91, 400, 400]) {
  const held = [...(await issue(north, 'MNT-10-12')), ...(await issue(north, 'TRIAL-10-30'))]
  clock.at += days % 2 === 0 ? 1000 : 0
  await transfer(north, house, held)
  await activate(unit, held, { startsAt, endsAt: today + days * day })
}
const early = await issue(north, 'MNT-50-12')
const perpetual = await issue(north, 'CAP-10', 3)
await transfer(north, house, [...early, ...perpetual])
await activate(unit, early, { startsAt: Date.UTC(2026, 5, 1), endsAt: Date.UTC(2027, 5, 1) })
await activate(unit, perpetual.slice(0, 2))
await issue(north, 'MNT-10-12', 2)

const pagesOf = async (query: Record<string, string>): Promise<LicenseSeen[]> => {
  const items: LicenseSeen[] = []
  let cursor: string | null = null
  do {
    const paged: Record<string, string> = { ...query, limit: '3', ...(cursor === null ? {} : { cursor }) }
    const { status, body, text } = await call('listLicenses', { token, query: paged })
    assert.equal(status, 200, text)
    items.push(...body.items)
    cursor = body.nextCursor
  } while (cursor !== null)
  return items
}
const ids = (licenses: readonly LicenseSeen[]) => licenses.map(({ id }) => id)

const all = await pagesOf({})
const end = ({ endsAt }: LicenseSeen) => (endsAt === null ? Number.POSITIVE_INFINITY : Date.parse(endsAt))
const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0)
const byEnd = all.toSorted((a, b) => compare(end(a), end(b)) || compare(a.id, b.id))
const byIssue = all.toSorted((a, b) => compare(a.issuedAt, b.issuedAt) || compare(a.id, b.id))

for (const [sort, order] of [
  ['issued-at', byIssue],
  ['-issued-at', byIssue.toReversed()],
  ['ends-at', byEnd],
  ['-ends-at', byEnd.toReversed()],
] as const)
  test(`${sort}: pages together are the whole list in that order, each license once`, async () => {
    assert.deepEqual(ids(await pagesOf({ sort })), ids(order))
    const active = order.filter(({ status }) => status.state === 'active')
    assert.deepEqual(ids(await pagesOf({ sort, state: 'active' })), ids(active))
  })

test('what has no end comes last where licenses are listed by their ends', async () => {
  const ends = (await pagesOf({ sort: 'ends-at' })).map(({ endsAt }) => endsAt)
  const firstWithout = ends.indexOf(null)
  assert(firstWithout > 0)
  assert(ends.slice(firstWithout).every((endsAt) => endsAt === null))
})

const states = ['not-started', 'active', 'expiring', 'expired'] as const
for (const time of [0, 1, 14 * day - 1, 90 * day, 150 * day, 500 * day])
  test(`M8: ${time / day} days later, a list of one state has the licenses that are shown in it, and no others`, async () => {
    clock.at = today + time
    const shown = await pagesOf({})
    for (const state of states)
      assert.deepEqual(
        ids(await pagesOf({ state })),
        ids(shown.filter(({ status }) => status.state === state)),
        state,
      )
    clock.at = today
  })
