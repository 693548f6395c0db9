import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { AccountListed } from '@tenure/contract'
import { withLicenses } from '../licenses/testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, activate, clock } = service
const [north, south] = partners
const [house, tower] = north.accounts
const token = north.tokens.operator

const list = async (query: Record<string, string>, as: string = token): Promise<AccountListed[]> => {
  const answer = await call('listAccounts', { token: as, query: { limit: '200', ...query } })
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items
}
const add = async (name: string) => (await call('createAccount', { token, body: { name } })).body
const names = (accounts: readonly AccountListed[]) => accounts.map(({ name }) => name)

const long = `${'x'.repeat(59)}${'Ü'.repeat(61)}`
for (const name of ['beta', 'Alpha', 'alpha', 'ALPHA 2', '100%_Glass \\ House', long]) await add(name)

const pages = async (sort: string): Promise<string[]> => {
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { sort, limit: '2', ...(cursor === null ? {} : { cursor }) }
    const { body } = await call('listAccounts', { token, query })
    seen.push(...names(body.items))
    cursor = body.nextCursor
  } while (cursor !== null)
  return seen
}

test('accounts are listed by name whatever its letters, or by when they were added, and back, in pages', async () => {
  const added = [house.name, tower.name, 'beta', 'Alpha', 'alpha', 'ALPHA 2', '100%_Glass \\ House', long]
  assert.deepEqual(await pages('created-at'), added)
  assert.deepEqual(await pages('-created-at'), added.toReversed())
  assert.deepEqual(names(await list({})), added.toReversed())
  const byName = ['100%_Glass \\ House', 'Alpha', 'alpha', 'ALPHA 2', 'beta', house.name, tower.name, long]
  assert.deepEqual(await pages('name'), byName)
  assert.deepEqual(await pages('-name'), byName.toReversed())
})

test('accounts are found by the beginning of the name, whatever its letters, and by whether they are archived', async () => {
  assert.deepEqual(names(await list({ q: ' aLPHa', sort: 'name' })), ['Alpha', 'alpha', 'ALPHA 2'])
  assert.deepEqual(names(await list({ q: '100%_g' })), ['100%_Glass \\ House'])
  for (const q of ['glass', '%', '_', 'Building']) assert.deepEqual(await list({ q }), [], q)
  const [glass] = await list({ q: '100%' })
  assert(glass !== undefined)
  await call('archiveAccount', { token: north.tokens.administrator, params: { id: glass.id } })
  assert.deepEqual(names(await list({ q: '100%', archived: 'true' })), [glass.name])
  assert.deepEqual(names(await list({ q: '100%', archived: 'false' })), [])
})

test('a new name is found and ordered at once, the old one no more', async () => {
  const account = await add('Before')
  await call('editAccount', { token, params: { id: account.id }, ifMatch: '"1"', body: { name: 'After' } })
  assert.deepEqual(names(await list({ q: 'after' })), ['After'])
  assert.deepEqual(names(await list({ q: 'before' })), [])
})

test('A1: a whole Customer ID leads to its account, for those who may see it and nobody else', async () => {
  for (const q of [house.customerId, house.customerId.toUpperCase()])
    assert.deepEqual(names(await list({ q })), [house.name])
  assert.deepEqual(names(await list({ q: house.customerId }, vendor.operator)), [house.name])
  assert.deepEqual(await list({ q: house.customerId.slice(0, 35) }), [])
  assert.deepEqual(await list({ q: house.customerId }, north.tokens.viewer), [])
  assert.deepEqual(await list({ q: house.customerId }, vendor.viewer), [])
  assert.deepEqual(await list({ q: house.customerId }, south.tokens.administrator), [])
})

test('an account of a list says what belongs to it, and when maintenance on its controllers ends next', async () => {
  const mine = async () => {
    const [account] = await list({ q: house.name })
    assert(account !== undefined)
    return account
  }
  const { partnerName, counts, nextEndAt } = await mine()
  assert.deepEqual(
    [partnerName, counts, nextEndAt],
    [north.name, { licenses: 0, controllers: 0, contacts: 0 }, null],
  )

  const held = [...(await issue(north, 'CAP-10')), ...(await issue(north, 'MNT-10-12', 2))]
  await transfer(north, house, [...held, ...(await issue(north, 'MNT-10-36'))])
  await issue(north, 'CAP-10')
  const unit = await addController(north, house)
  await addController(north, house, { status: 'pending' })
  await addController(north, house, { status: 'replaced' })
  await addController(north, tower)
  await activate(unit, held.slice(0, 1))
  const startsAt = Date.UTC(2026, 0, 1)
  await activate(unit, held.slice(1, 2), { startsAt, endsAt: Date.UTC(2026, 3, 1) })
  await activate(unit, held.slice(2), { startsAt, endsAt: Date.UTC(2026, 8, 1) })
  await call('addContact', { token, params: { id: house.id }, body: { email: 'owner@example.com' } })
  assert.deepEqual((await mine()).counts, { licenses: 4, controllers: 2, contacts: 1 })
  assert.equal((await mine()).nextEndAt, '2026-04-01T00:00:00.000Z')
  const before = clock.at
  clock.at = Date.UTC(2026, 3, 1)
  assert.equal((await mine()).nextEndAt, '2026-09-01T00:00:00.000Z')
  clock.at = Date.UTC(2026, 8, 1)
  assert.equal((await mine()).nextEndAt, null)
  clock.at = before
})
