import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { PartnerListed } from '@tenure/contract'
import { withLicenses } from '../licenses/testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, activate } = service
const [north, south] = partners
const [house, tower] = north.accounts
const token = vendor.operator

const list = async (query: Record<string, string>, as: string = token): Promise<readonly PartnerListed[]> => {
  const answer = await call('listPartners', { token: as, query: { limit: '200', ...query } })
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items
}
const names = (listed: readonly PartnerListed[]) => listed.map(({ name }) => name)
const first = [north.name, south.name]

for (const name of ['beta', 'Alpha', 'alpha', 'ALPHA 2', '100%_Glass \\ Works', 'Ölwerke Süd'])
  await call('createPartner', { token, body: { name } })

const pages = async (sort: string): Promise<string[]> => {
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { sort, limit: '2', ...(cursor === null ? {} : { cursor }) }
    const { body } = await call('listPartners', { token, query })
    seen.push(...names(body.items))
    cursor = body.nextCursor
  } while (cursor !== null)
  return seen
}

test('partners are listed by when they were added, or by name whatever its letters, and back, in pages', async () => {
  const added = [...first, 'beta', 'Alpha', 'alpha', 'ALPHA 2', '100%_Glass \\ Works', 'Ölwerke Süd']
  assert.deepEqual(names(await list({})), added)
  assert.deepEqual(await pages('created-at'), added)
  assert.deepEqual(await pages('-created-at'), added.toReversed())
  const byName = added.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  assert.deepEqual(
    (await pages('name')).map((name) => name.toLowerCase()),
    byName.map((name) => name.toLowerCase()),
  )
  assert.deepEqual(await pages('-name'), (await pages('name')).toReversed())
})

test('a cursor of another order is refused', async () => {
  const { body } = await call('listPartners', { token, query: { limit: '1', sort: 'name' } })
  const refused = await call('listPartners', { token, query: { limit: '1', cursor: body.nextCursor ?? '' } })
  assert.deepEqual([refused.status, refused.body.code], [400, 'input-invalid'])
})

test('partners are found by any part of the name, whatever its letters', async () => {
  assert.deepEqual(names(await list({ q: ' aLPHa', sort: 'name' })), ['Alpha', 'alpha', 'ALPHA 2'])
  assert.deepEqual(names(await list({ q: 'WORKS' })), ['100%_Glass \\ Works'])
  assert.deepEqual(names(await list({ q: 'SÜD' })), ['Ölwerke Süd'])
  assert.deepEqual(names(await list({ q: 'ölw' })), ['Ölwerke Süd'])
  assert.deepEqual(names(await list({ q: '%_' })), ['100%_Glass \\ Works'])
  assert.deepEqual(await list({ q: 'nobody' }), [])
})

test('what each has is counted where it is asked for, and is what the overview says', async () => {
  const licenses = await issue(north, 'CAP-10', 6)
  await issue(south, 'CAP-10', 2)
  await transfer(north, house, licenses.slice(0, 3))
  await transfer(north, tower, licenses.slice(3, 4))
  const unit = await addController(north, house)
  await activate(unit, licenses.slice(0, 2))
  await call('splitLicense', {
    token: north.tokens.operator,
    params: { id: licenses.at(-1)?.id ?? '' },
    body: { quantities: [4, 6] },
  })
  for (const listed of await list({})) assert.equal(listed.counts, null)
  const counted = await list({ counts: 'true' })
  const of = (id: string) => counted.find((each) => each.id === id)?.counts
  assert.deepEqual(of(north.id), { accounts: 2, inInventory: 3, inAccounts: 2, onControllers: 2 })
  assert.deepEqual(of(south.id), { accounts: 2, inInventory: 2, inAccounts: 0, onControllers: 0 })
  for (const { id, counts } of counted) {
    const { accounts, licenses: held } = (await call('getOverview', { token, query: { partnerId: id } })).body
    const { inInventory, inAccounts, onControllers } = held
    assert.deepEqual(counts, { accounts, inInventory, inAccounts, onControllers })
  }
})

test('a partner sees itself alone', async () => {
  const seen = await list({ counts: 'true', sort: 'name' }, south.tokens.viewer)
  assert.deepEqual(
    seen.map(({ id, counts }) => [id, counts?.inInventory]),
    [[south.id, 2]],
  )
  assert.deepEqual(await list({ q: north.name }, south.tokens.viewer), [])
})
