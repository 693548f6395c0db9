import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createClient, orThrow, ServiceUnreachableError, type Client } from '@tenure/sdk'
import { loadShippedCatalog } from '../../packages/server/src/catalog/load-shipped.ts'
import { withService } from '../../packages/server/src/http/testing.ts'
import { loadWorld } from './load-world.ts'

type Fetch = typeof globalThis.fetch

/** A service with the shipped catalog, and clients of it; `through` stands between a client and the service. */
const openService = async (t: TestContext) => {
  const service = await withService({ after: (work) => t.after(work) })
  await loadShippedCatalog(service.db, service.clock.at)
  const serve: Fetch = async (url, init) => service.app.request(new Request(url, init))
  const clientOf = (token: string, through: (next: Fetch) => Fetch = (next) => next): Client =>
    createClient({
      baseUrl: 'http://tenure.example',
      token,
      fetch: through(serve),
      patience: { attempts: 1 },
    })
  return { clientOf, vendorToken: service.vendor.administrator }
}

/** Everything that the vendor sees, in the order of its ids. */
const allOf = async (vendor: Client) => {
  const query = { limit: 200 }
  const partners = orThrow(await vendor.listPartners({ query })).items
  const accounts = orThrow(await vendor.listAccounts({ query })).items
  const licenses = orThrow(await vendor.listLicenses({ query })).items
  const releases = orThrow(await vendor.listReleases({ query })).items
  const movements = orThrow(await vendor.listLedger({ query })).items
  const tokens = orThrow(await vendor.listTokens({ query })).items.map(({ id, name }) => ({ id, name }))
  return { partners, accounts, licenses, releases, movements, tokens }
}

/** Lets so many answers through; every later one is lost after the service did its work. */
const losesAnswersAfter =
  (count: number) =>
  (next: Fetch): Fetch => {
    let left = count
    return async (url, init) => {
      const answer = await next(url, init)
      if (left-- <= 0) throw new TypeError('connection lost')
      return answer
    }
  }

test('the world has a license of every kind, most handed on, some in the inventory', async (t) => {
  const { clientOf, vendorToken } = await openService(t)
  const vendor = clientOf(vendorToken)
  const { account } = await loadWorld(vendor)
  const { licenses } = await allOf(vendor)
  const kindsAt = (at: string) => licenses.filter(({ holder }) => holder.at === at).map(({ kind }) => kind)
  assert.deepEqual([...new Set(kindsAt('account'))].toSorted(), [
    'capacity',
    'core',
    'maintenance',
    'remote-cms',
    'trial',
    'upgrade',
  ])
  assert.equal(kindsAt('inventory').length, 5)
  assert.ok(licenses.every(({ holder }) => holder.at === 'inventory' || holder.accountId === account.id))
})

test('its tokens are of those they are said to be, and see no more than that (A4)', async (t) => {
  const { clientOf, vendorToken } = await openService(t)
  const { partner, account } = await loadWorld(clientOf(vendorToken))
  const partnerSees = orThrow(await clientOf(partner.token).listLicenses({ query: { limit: 200 } })).items
  const customerSees = orThrow(await clientOf(account.token).listLicenses({ query: { limit: 200 } })).items
  assert.deepEqual([partnerSees.length, customerSees.length], [13, 8])
  const mayBuy = await clientOf(account.token).createAccount({ body: { name: 'Another' } })
  assert.equal(mayBuy.ok || mayBuy.problem.code, 'not-permitted')
})

test('loaded twice it is the same world with the same secrets, and nothing is added', async (t) => {
  const { clientOf, vendorToken } = await openService(t)
  const vendor = clientOf(vendorToken)
  const world = await loadWorld(vendor)
  const before = await allOf(vendor)
  assert.deepEqual(await loadWorld(vendor), world)
  assert.deepEqual(await allOf(vendor), before)
})

test('interrupted at any call, with its answer lost, loading goes on where it stopped and makes one world', async (t) => {
  const { clientOf, vendorToken } = await openService(t)
  const vendor = clientOf(vendorToken)
  let interruptions = 0
  for (;;) {
    const finished = await loadWorld(clientOf(vendorToken, losesAnswersAfter(interruptions))).then(
      () => true,
      (error: unknown) => {
        assert.ok(error instanceof ServiceUnreachableError, String(error))
        return false
      },
    )
    if (finished) break
    interruptions++
  }
  // Four releases, partner, account, contact, two orders, the transfer, two tokens.
  assert.equal(interruptions, 12)
  const world = await loadWorld(vendor)
  const { partners, accounts, licenses, releases, tokens } = await allOf(vendor)
  const ours = (each: { partnerId: string }) => each.partnerId === world.partner.id
  assert.equal(partners.filter(({ name }) => name === world.partner.name).length, 1)
  assert.equal(accounts.filter(ours).length, 1)
  assert.deepEqual([licenses.length, releases.length], [13, 4])
  assert.equal(tokens.filter(({ name }) => name.startsWith('Demo ')).length, 2)
})

test('who may not do it is refused, and the world is not begun', async (t) => {
  const { clientOf, vendorToken } = await openService(t)
  const { partner } = await loadWorld(clientOf(vendorToken))
  const before = await allOf(clientOf(vendorToken))
  await assert.rejects(loadWorld(clientOf(partner.token)), { name: 'ProblemError' })
  assert.deepEqual(await allOf(clientOf(vendorToken)), before)
})
