import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ControllerSeen, LicenseReply } from '@tenure/contract'
import { transaction } from '../db/database.ts'
import { assertRefused, withLicenses, type TestUnit } from '../licenses/testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, activate, clock, db } = service
const [north, south] = partners
const [house, tower] = north.accounts
const [yard] = south.accounts
const day = 86_400_000
const today = clock.at

const listed = async (
  query: Record<string, string>,
  token = north.tokens.viewer,
): Promise<readonly ControllerSeen[]> => {
  const answer = await call('listControllers', { token, query: { sort: 'install-code', ...query } })
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items
}
const codes = async (query: Record<string, string>, token?: string) =>
  (await listed(query, token)).map(({ installCode }) => installCode)
const heardDaysAgo = (unit: TestUnit, days: number) =>
  transaction(db, { sight: 'all' }, (tx) =>
    tx
      .updateTable('controller')
      .set({ last_seen_at: new Date(today - days * day) })
      .where('id', '=', unit.id)
      .execute(),
  )
const unitOf = (installCode: string, account: typeof house = house) =>
  addController(account === yard ? south : north, account, { installCode })
const holds = async (unit: TestUnit, sku: string, ends?: number) => {
  const [partner, account] =
    unit.partnerId === south.id ? [south, yard] : [north, unit.accountId === house.id ? house : tower]
  const licenses: LicenseReply[] = await issue(partner, sku)
  await transfer(partner, account, licenses)
  const term = ends === undefined ? undefined : { startsAt: today - day, endsAt: today + ends * day }
  await activate(unit, licenses, term)
}

await unitOf('SC-A-EMPTY')
const covered = await unitOf('SC-B-COVERED')
const ends = await unitOf('SC-C-ENDS')
const bare = await unitOf('SC-D-BARE', tower)
const foreign = await unitOf('SC-E-SOUTH', yard)
const given = await addController(north, house, { installCode: 'SC-F-GIVEN-UP', status: 'replaced' })
await holds(covered, 'CAP-50')
await holds(covered, 'MNT-50-12', 300)
await holds(ends, 'CAP-10')
await holds(ends, 'MNT-10-12', 100)
await holds(bare, 'CAP-10')
await holds(bare, 'CAP-50')
await holds(bare, 'MNT-50-12', 300)
await holds(foreign, 'CAP-10')
await heardDaysAgo(covered, 31)
await heardDaysAgo(ends, 91)
await heardDaysAgo(foreign, 400)
await heardDaysAgo(given, 500)

test('M1: controllers short of maintenance are those whose own page says so, at every moment', async () => {
  for (const at of [today, today + 100 * day - 1, today + 100 * day, today + 400 * day]) {
    clock.at = at
    const all = await listed({})
    const isShort = (unit: ControllerSeen) => !unit.maintenance.covered
    for (const [short, expected] of [
      ['true', all.filter(isShort)],
      ['false', all.filter((unit) => !isShort(unit))],
    ] as const)
      assert.deepEqual(await listed({ short }), expected, `${short} at ${new Date(at).toISOString()}`)
    const figures = await call('getOverview', { token: north.tokens.viewer })
    assert.equal((await codes({ short: 'true' })).length, figures.body.controllers.short)
  }
  clock.at = today
  assert.deepEqual(await codes({ short: 'true' }), ['SC-D-BARE'])
  clock.at = today + 100 * day
  assert.deepEqual(await codes({ short: 'true' }), ['SC-C-ENDS', 'SC-D-BARE'])
  clock.at = today
})

test('silent are active controllers that were not heard from for more than so many days', async () => {
  assert.deepEqual(await codes({ silentDays: '30' }), ['SC-B-COVERED', 'SC-C-ENDS'])
  assert.deepEqual(await codes({ silentDays: '31' }), ['SC-C-ENDS'])
  assert.deepEqual(await codes({ silentDays: '365' }), [])
  clock.at = today + 1
  assert.deepEqual(await codes({ silentDays: '31' }), ['SC-B-COVERED', 'SC-C-ENDS'])
  const figures = await call('getOverview', { token: north.tokens.viewer })
  assert.equal((await codes({ silentDays: '30' })).length, figures.body.controllers.silent)
  clock.at = today
})

test('both go with the other filters, with each order, and page by page', async () => {
  assert.deepEqual(await codes({ silentDays: '30', short: 'true' }), [])
  assert.deepEqual(await codes({ silentDays: '30', short: 'false', q: 'sc-c' }), ['SC-C-ENDS'])
  assert.deepEqual(await codes({ short: 'true', accountId: house.id }), [])
  assert.deepEqual(await codes({ silentDays: '30', status: 'replaced' }), [])
  for (const sort of ['last-seen', '-last-seen', 'install-code', '-install-code']) {
    const whole = await codes({ short: 'false', sort })
    assert.equal(whole.length, 4)
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const query: Record<string, string> = {
        short: 'false',
        sort,
        limit: '1',
        ...(cursor === null ? {} : { cursor }),
      }
      const { body } = await call('listControllers', { token: north.tokens.viewer, query })
      paged.push(...(body.items as readonly ControllerSeen[]).map(({ installCode }) => installCode))
      cursor = body.nextCursor
    } while (cursor !== null)
    assert.deepEqual(paged, whole, sort)
  }
})

test('A4: each sees its own, whatever it filters by', async () => {
  assert.deepEqual(await codes({ short: 'true' }, vendor.viewer), ['SC-D-BARE', 'SC-E-SOUTH'])
  assert.deepEqual(await codes({ short: 'true', partnerId: south.id }, vendor.viewer), ['SC-E-SOUTH'])
  assert.deepEqual(await codes({ silentDays: '365' }, vendor.viewer), ['SC-E-SOUTH'])
  assert.deepEqual(await codes({ short: 'true' }, south.tokens.viewer), ['SC-E-SOUTH'])
  assert.deepEqual(await codes({ silentDays: '30', partnerId: south.id }), [])
  assert.deepEqual(await codes({ short: 'true', partnerId: south.id }), [])
  assert.deepEqual(await codes({ short: 'true' }, house.tokens.viewer), [])
  assert.deepEqual(await codes({ short: 'true' }, tower.tokens.viewer), ['SC-D-BARE'])
})

test('what is no number of days, and what is neither yes nor no, is refused', async () => {
  const token = north.tokens.viewer
  for (const query of [{ silentDays: '0' }, { silentDays: '1.5' }, { silentDays: '' }, { short: 'yes' }])
    assertRefused(await call('listControllers', { token, query }), 400, 'input-invalid')
})
