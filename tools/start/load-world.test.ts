import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { addDays, formatDay } from '@tenure/core'
import { createClient, orThrow, type Client } from '@tenure/sdk'
import { initKeys } from '@tenure/server'
import { withDatabase } from '../../packages/server/src/db/testing.ts'
import { loadWorld, type DemoWorld } from './load-world.ts'
import { startPastService, type PastService } from './past-service.ts'
import { worldBegins } from './world/acts/settle-in.ts'
import { demoPeople } from './world/people.ts'
import type { WorldSeed } from './world/stage.ts'

/** One world for all tests of this file, by a service on a database of its own; each service is started in the past. */
const endings: (() => Promise<void>)[] = []
after(async () => {
  for (const end of endings.toReversed()) await end()
})
const folder = await mkdtemp(join(tmpdir(), 'tenure-world-'))
endings.push(() => rm(folder, { recursive: true, force: true }))
const { url } = await withDatabase({ after: (work) => void endings.push(work) })

const seed: WorldSeed = {
  madeAt: Date.UTC(2026, 10, 24, 15),
  secret: 'a secret of tests',
  passwords: Object.fromEntries(demoPeople.map(({ email }) => [email, 'correct horse battery staple'])),
}
const begins = worldBegins(seed.madeAt)
await initKeys(join(folder, 'keys'), begins)

const startPast = (): Promise<PastService> =>
  startPastService(
    { TENURE_DATABASE_URL: url, TENURE_DATA_DIR: folder, TENURE_KEYS_DIR: join(folder, 'keys') },
    begins,
    join(folder, 'vendor-token'),
  )

/** Lets so many answers through; the next is lost after the service did its work. */
const losesAnswerAfter = (count: number): typeof globalThis.fetch => {
  let left = count
  return async (address, init) => {
    const answer = await fetch(address, init)
    if (left-- <= 0) throw new TypeError('connection lost')
    return answer
  }
}

/** So late in the load that every kind of act is once the one that is interrupted or was done before. */
const interruptions = [20, 230, 470]

let past = await startPast()
for (const calls of interruptions) {
  const broken = loadWorld({ ...past, fetch: losesAnswerAfter(calls) }, seed)
  await assert.rejects(broken, { name: 'ServiceUnreachableError' }, `the load ended before call ${calls}`)
  await past.stop()
  past = await startPast()
}
const world: DemoWorld = await loadWorld(past, seed)
endings.push(() => past.stop())
const vendor = createClient({ baseUrl: past.baseUrl, token: world.tokens.vendor })

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }
const everyPage = async <Item>(
  list: (query: { limit: number; cursor?: string }) => Promise<Page<Item>>,
): Promise<Item[]> => {
  const items: Item[] = []
  let cursor: string | null | undefined
  do {
    const page = await list({ limit: 200, ...(cursor ? { cursor } : {}) })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}

/** Everything that a caller sees of the world. */
const seenBy = async (client: Client) => ({
  partners: await everyPage(async (query) => orThrow(await client.listPartners({ query }))),
  accounts: await everyPage(async (query) => orThrow(await client.listAccounts({ query }))),
  licenses: await everyPage(async (query) => orThrow(await client.listLicenses({ query }))),
  controllers: await everyPage(async (query) => orThrow(await client.listControllers({ query }))),
  cases: await everyPage(async (query) => orThrow(await client.listCases({ query }))),
  movements: await everyPage(async (query) => orThrow(await client.listLedger({ query }))),
  releases: await everyPage(async (query) => orThrow(await client.listReleases({ query }))),
  tokens: (await everyPage(async (query) => orThrow(await client.listTokens({ query })))).map(({ id }) => id),
  members: orThrow(await client.listMembers()).items,
  invitations: orThrow(await client.listInvitations()).items,
})
const seen = await seenBy(vendor)
const { partners, accounts, licenses, controllers, cases } = seen

const count = <Item>(items: readonly Item[], say: (item: Item) => string): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(items, say)].map(([word, same]) => [word, same.length]))

test('interrupted again and again, with the answer lost, it is one world: 3 partners, 40 accounts, 600 licenses', () => {
  assert.deepEqual([partners.length, accounts.length, licenses.length], [3, 40, 600])
  // With the demo controller, which joins by itself, there are 120.
  assert.equal(controllers.length, 119)
  assert.equal(new Set(accounts.map(({ name }) => name)).size, 40)
})

test('loaded once more it is the same world with the same secrets, and nothing is added', async () => {
  assert.deepEqual(await loadWorld(past, seed), world)
  assert.deepEqual(await seenBy(vendor), seen)
})

test('there are licenses of every kind: in inventories, in accounts, on controllers, and retired by a split', () => {
  const kinds = ['capacity', 'core', 'maintenance', 'remote-cms', 'trial', 'upgrade']
  for (const at of ['inventory', 'account', 'controller'])
    assert.deepEqual(
      Object.keys(
        count(
          licenses.filter(({ holder }) => holder.at === at),
          ({ kind }) => kind,
        ),
      ).toSorted(),
      kinds,
      at,
    )
  assert.deepEqual(
    licenses
      .filter(({ holder }) => holder.at === 'retired')
      .map(({ sku }) => sku)
      .toSorted(),
    ['CAP-1000', 'CAP-200', 'MNT-200-36'],
  )
  assert.equal(licenses.filter(({ splitFrom }) => splitFrom !== null).length, 7)
})

test('maintenance ends in 3, 20, 50 and 80 days, has ended, and was renewed in time', () => {
  const ends = new Set(
    licenses.flatMap(({ kind, endsAt }) => (kind === 'maintenance' && endsAt ? [endsAt.slice(0, 10)] : [])),
  )
  const endsIn = (days: number) => formatDay(addDays(seed.madeAt, days))
  for (const days of [3, 20, 50, 80, -12, -30, -140])
    assert.ok(ends.has(endsIn(days)), `none ends in ${days} days`)
  const trials = licenses.filter(({ kind, holder }) => kind === 'trial' && holder.at === 'controller')
  assert.deepEqual(
    [...new Set(trials.map(({ endsAt }) => endsAt?.slice(0, 10)))].toSorted(),
    [1, 3, 10].map(endsIn),
  )
  const renewed = controllers.filter(({ accountName }) => accountName === 'Logistikzentrum Billwerder')
  assert.deepEqual(
    renewed.map(({ maintenance }) => maintenance.covered),
    [true, true, true, true],
  )
})

test('some controllers are not covered (M1): what lapsed, what was never bought, what was added', () => {
  const uncovered = controllers.filter(({ maintenance }) => !maintenance.covered)
  const places = count(uncovered, ({ accountName }) => accountName)
  assert.deepEqual(
    [places['Seilbahn Talstation'], places['P2024-0032'], places['Bürocampus Wandse']],
    [2, 2, 2],
  )
})

test('upgrades opened the way to maintenance for 30 days, which run (M7)', () => {
  const upgrades = licenses.filter(({ kind, upgradesTo }) => kind === 'upgrade' && upgradesTo !== null)
  assert.equal(upgrades.length, 4)
  for (const { issuedAt, upgradesTo } of upgrades) {
    assert.ok(Date.parse(issuedAt) > addDays(seed.madeAt, -30))
    assert.equal(upgradesTo, '3.5')
  }
})

test('controllers wait for approval, were given up, and are as one expects; each trouble has its case', () => {
  assert.deepEqual(
    count(controllers, ({ status }) => status),
    { active: 112, pending: 5, replaced: 2 },
  )
  assert.deepEqual(
    count(cases, ({ kind, state }) => `${kind} ${state}`),
    {
      'approval-wanted open': 5,
      'approval-wanted resolved': 4,
      'dead-unit-seen open': 1,
      'generation-behind open': 1,
      'generation-behind resolved': 1,
      'key-changed open': 1,
    },
  )
})

test('what was handed on and recalled, split, returned and moved by an RMA stands in the ledger', () => {
  const reasons = count(seen.movements, ({ reason }) => reason)
  assert.deepEqual(Object.keys(reasons).toSorted(), [
    'activate',
    'issue',
    'recall',
    'return',
    'rma',
    'split',
    'transfer',
  ])
  assert.equal(accounts.filter(({ archivedAt }) => archivedAt !== null).length, 1)
})

test('nothing in it happened after it was made, and the oldest is over a year old', () => {
  const instants = seen.movements.map(({ at }) => Date.parse(at))
  assert.ok(Math.max(...instants) <= seed.madeAt)
  assert.ok(Math.min(...instants) < addDays(seed.madeAt, -500))
})

test('contacts read English or German, and everybody who can sign in is a member where the tables say', async () => {
  const contacts = await Promise.all(
    accounts.map(async ({ id }) => orThrow(await vendor.listContacts({ params: { id } })).items),
  )
  assert.deepEqual(Object.keys(count(contacts.flat(), ({ language }) => language)).toSorted(), ['de', 'en'])
  const roles = ['administrator', 'operator', 'viewer']
  for (const partnerId of [undefined, ...partners.map(({ id }) => id)]) {
    const query = partnerId === undefined ? {} : { partnerId }
    const { items } = orThrow(await vendor.listMembers({ query }))
    assert.deepEqual(items.map(({ role }) => role).toSorted(), roles)
  }
  assert.deepEqual(
    seen.invitations.map(({ email }) => email),
    ['tom.okafor@vendor.example'],
  )
  assert.equal(world.people.length, 12)
})

test('its tokens are of those they are said to be, and see no more than that (A4)', async () => {
  const as = (token: string) => createClient({ baseUrl: past.baseUrl, token })
  const partner = orThrow(await as(world.tokens.partner).whoAmI())
  assert.deepEqual(
    [partner.scope, partner.role, partner.partnerName],
    ['partner', 'administrator', 'Nordlicht Automation'],
  )
  const customer = as(world.tokens.account)
  const me = orThrow(await customer.whoAmI())
  assert.deepEqual([me.scope, me.role, me.accountName], ['account', 'viewer', 'P-Building 1'])
  assert.equal(orThrow(await customer.listLicenses({ query: { limit: 200 } })).items.length, 8)
})

test('a person signs in with a password alone, for the policy is so in this world', async () => {
  const { email, password } = world.people[0]!
  const answer = await fetch(`${past.baseUrl}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: past.baseUrl },
    body: JSON.stringify({ email, password }),
  })
  assert.equal(answer.status, 200, await answer.text())
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const me = await fetch(`${past.baseUrl}/v1/me`, { headers: { cookie, 'tenure-as': 'vendor' } })
  const said = await me.text()
  assert.equal(me.status, 200, said)
  assert.equal((JSON.parse(said) as { role: string }).role, 'administrator')
})

test('the vendor has its first administrator, so the service offers nobody to become it', async () => {
  await past.stop()
  past = await startPast()
  assert.equal(past.firstAdministratorLink, null)
})
