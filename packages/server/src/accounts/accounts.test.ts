import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { transaction } from '../db/database.ts'
import { withService } from '../http/testing.ts'

const service = await withService({ after })
const [one, two] = service.partners
const vendor = service.vendor.administrator
const token = one.tokens.administrator
const unknown = { id: '019ca8d7-0000-7000-8000-000000000000' }

const add = async (name: string) => (await service.call('createAccount', { token, body: { name } })).body
const ledTo = (customerId: string) =>
  transaction(service.db, { sight: 'all' }, (tx) =>
    tx
      .selectFrom('customer_id_directory')
      .select('account_id')
      .where('customer_id', '=', customerId)
      .executeTakeFirst(),
  )

before(async () => {
  const body = { sku: 'CAP-10', name: 'Ten', kind: 'capacity', quantity: 10, term: { unit: 'perpetual' } }
  await service.call('createProduct', { token: vendor, body })
})

test('an account of a partner is its own, and has a random Customer ID that leads to it', async () => {
  const added = await service.call('createAccount', { token, body: { name: 'P2022-0208' } })
  assert.equal(added.status, 201)
  assert.deepEqual([added.body.partnerId, added.body.approvesControllers], [one.id, false])
  assert.match(added.body.customerId, /^[0-9a-f]{8}-[0-9a-f]{4}-4/)
  assert.deepEqual(await ledTo(added.body.customerId), { account_id: added.body.id })
})

test('the vendor says whose account it adds, and must say it', async () => {
  const body = { name: 'By the vendor' }
  const silent = await service.call('createAccount', { token: vendor, body })
  assert.deepEqual([silent.status, silent.body.errors?.[0]?.field], [400, 'body.partnerId'])
  const unheard = await service.call('createAccount', {
    token: vendor,
    body: { ...body, partnerId: unknown.id },
  })
  assert.deepEqual([unheard.status, unheard.body.code], [404, 'not-found'])
  const added = await service.call('createAccount', { token: vendor, body: { ...body, partnerId: two.id } })
  assert.deepEqual([added.status, added.body.partnerId], [201, two.id])
})

test('a name is unique within the partner and free for another', async () => {
  await add('Tower')
  const again = await service.call('createAccount', { token, body: { name: 'Tower' } })
  assert.deepEqual([again.status, again.body.code], [409, 'already-exists'])
  const elsewhere = await service.call('createAccount', {
    token: two.tokens.operator,
    body: { name: 'Tower' },
  })
  assert.equal(elsewhere.status, 201)
})

test('an edit changes what it names, from the version it names', async () => {
  const account = await add('Before')
  const params = { id: account.id }
  const edited = await service.call('editAccount', {
    token,
    params,
    ifMatch: '"1"',
    body: { approvesControllers: true },
  })
  assert.deepEqual(edited.body, { ...account, approvesControllers: true })
  assert.equal(edited.headers.get('etag'), '"2"')
  const late = await service.call('editAccount', { token, params, ifMatch: '"1"', body: { name: 'After' } })
  assert.equal(late.status, 412)
  await add('Taken')
  const taken = await service.call('editAccount', { token, params, ifMatch: '"2"', body: { name: 'Taken' } })
  assert.deepEqual([taken.status, taken.body.code], [409, 'already-exists'])
})

test('T3: an account is archived and brought back; twice changes nothing', async () => {
  const account = await add('To archive')
  const params = { id: account.id }
  const archived = await service.call('archiveAccount', { token, params })
  const archivedAt = new Date(service.clock.at).toISOString()
  assert.deepEqual([archived.status, archived.body], [200, { ...account, archivedAt }])
  service.clock.at += 1000
  assert.deepEqual((await service.call('archiveAccount', { token, params })).body, archived.body)
  const replaced = await service.call('replaceCustomerId', { token, params })
  assert.deepEqual([replaced.status, replaced.body.code], [409, 'account-archived'])
  for (let twice = 0; twice < 2; twice++) {
    const back = await service.call('unarchiveAccount', { token, params })
    assert.deepEqual([back.status, back.body], [200, account])
  }
  assert.equal((await service.call('replaceCustomerId', { token, params })).status, 200)
})

test('T3: an archive and a transfer at the same time: the license is in the account, or nothing was done', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await add(`Race ${round}`)
    const issued = await service.call('issueLicense', {
      token: vendor,
      body: { partnerId: one.id, sku: 'CAP-10' },
    })
    const params = { id: issued.body.id }
    const [archived, transferred] = await Promise.all([
      service.call('archiveAccount', { token, params: { id } }),
      service.call('transferLicense', { token, params, body: { accountId: id } }),
    ])
    assert.equal(archived.status, 200)
    const { holder } = (await service.call('getLicense', { token, params })).body
    assert.deepEqual(
      [transferred.status, holder.at],
      transferred.status === 200 ? [200, 'account'] : [409, 'inventory'],
    )
  }
})

test('A1: a new Customer ID leads to the account, the old one nowhere', async () => {
  const account = await add('Leaked')
  const replaced = await service.call('replaceCustomerId', { token, params: { id: account.id } })
  assert.equal(replaced.status, 200)
  assert.notEqual(replaced.body.customerId, account.customerId)
  assert.deepEqual(replaced.body, { ...account, customerId: replaced.body.customerId })
  assert.equal(await ledTo(account.customerId), undefined)
  assert.deepEqual(await ledTo(replaced.body.customerId), { account_id: account.id })
})

test('450 accounts are paged through, each once, while others are added', async () => {
  const partner = (await service.call('createPartner', { token: vendor, body: { name: 'Large' } })).body
  const names = Array.from({ length: 450 }, (_, index) => `Site ${index}`)
  for (let from = 0; from < names.length; from += 50)
    await Promise.all(
      names
        .slice(from, from + 50)
        .map((name) =>
          service.call('createAccount', { token: vendor, body: { name, partnerId: partner.id } }),
        ),
    )
  const seen: string[] = []
  const sizes: number[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = {
      partnerId: partner.id,
      sort: 'created-at',
      limit: '200',
      ...(cursor === null ? {} : { cursor }),
    }
    const page = (await service.call('listAccounts', { token: vendor, query })).body
    seen.push(...page.items.map(({ name }) => name))
    sizes.push(page.items.length)
    cursor = page.nextCursor
    if (sizes.length === 1)
      await service.call('createAccount', { token: vendor, body: { name: 'Late', partnerId: partner.id } })
  } while (cursor !== null)
  assert.deepEqual(sizes, [200, 200, 51])
  assert.deepEqual(seen.toSorted(), [...names, 'Late'].toSorted())
})

test('a contact is added once, in lower case, listed, and removed', async () => {
  const params = { id: (await add('With contacts')).id }
  const added = await service.call('addContact', { token, params, body: { email: 'Owner@Example.com' } })
  assert.deepEqual([added.status, added.body.email, added.body.name], [201, 'owner@example.com', null])
  const again = await service.call('addContact', { token, params, body: { email: 'owner@EXAMPLE.com' } })
  assert.deepEqual([again.status, again.body.code], [409, 'already-exists'])
  const list = async () => (await service.call('listContacts', { token, params })).body.items
  assert.deepEqual(await list(), [added.body])
  const contact = { ...params, contactId: added.body.id }
  const removed = await service.call('removeContact', { token, params: contact })
  assert.deepEqual([removed.status, removed.text], [204, ''])
  assert.equal((await service.call('removeContact', { token, params: contact })).body.code, 'not-found')
  assert.deepEqual(await list(), [])
})

test('an account that nobody has is not found, whatever is asked of it', async () => {
  const asked = [
    await service.call('getAccount', { token, params: unknown }),
    await service.call('editAccount', { token, params: unknown, ifMatch: '"1"', body: { name: 'Nobody' } }),
    await service.call('archiveAccount', { token, params: unknown }),
    await service.call('unarchiveAccount', { token, params: unknown }),
    await service.call('deleteAccount', { token, params: unknown }),
    await service.call('replaceCustomerId', { token, params: unknown }),
    await service.call('listContacts', { token, params: unknown }),
    await service.call('addContact', { token, params: unknown, body: { email: 'a@example.com' } }),
    await service.call('removeContact', { token, params: { ...unknown, contactId: unknown.id } }),
  ]
  for (const answer of asked) assert.deepEqual([answer.status, answer.body.code], [404, 'account-not-found'])
})

test('an account’s own token sees the account and no other of the partner', async () => {
  const [mine] = one.accounts
  const list = await service.call('listAccounts', { token: mine.tokens.viewer, query: { limit: '200' } })
  assert.deepEqual(
    list.body.items.map(({ id }) => id),
    [mine.id],
  )
})

test('A1: no viewer is told the Customer ID, with which it could activate; an operator is', async () => {
  const [mine] = service.partners
  const [account] = mine.accounts
  const customerIds = async (token: string) => {
    const got = await service.call('getAccount', { token, params: { id: account.id } })
    const list = await service.call('listAccounts', { token, query: { partnerId: mine.id } })
    const listed = list.body.items.find(({ id }) => id === account.id)
    return [got.body.customerId, listed?.customerId]
  }
  const told = await customerIds(mine.tokens.operator)
  assert.match(String(told[0]), /^[0-9a-f-]{36}$/)
  assert.equal(told[0], told[1])
  for (const viewer of [mine.tokens.viewer, service.vendor.viewer])
    assert.deepEqual(await customerIds(viewer), [null, null])
})
