import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { AuditEntry } from '@tenure/contract'
import { sql } from 'kysely'
import { transaction } from '../db/database.ts'
import { assertRefused, unknownId, withLicenses } from '../licenses/testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, clock, db } = service
const [north, south] = partners
const [house] = north.accounts

const audit = async (token: string, query: Record<string, string> = {}): Promise<AuditEntry[]> => {
  const answer = await call('listAudit', { token, query: { limit: '200', ...query } })
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items
}
const newest = async (token: string = vendor.viewer): Promise<AuditEntry | undefined> =>
  (await audit(token))[0]
const count = async () => (await audit(vendor.viewer)).length

test('what changed something is written down: who, what, where, with ids of the input and of what was made', async () => {
  const token = north.tokens.operator
  const me = (await call('whoAmI', { token })).body
  clock.at += 1000
  const made = await call('createAccount', { token, body: { name: 'Audited', approvesControllers: true } })
  const { id: entryId, ...entry } = (await newest()) ?? { id: '' }
  assert.match(entryId, /^[0-9a-f-]{36}$/)
  assert.deepEqual(entry, {
    partnerId: north.id,
    partnerName: north.name,
    actor: 'partner operator',
    actorId: me.id,
    operation: 'createAccount',
    target: '/v1/accounts',
    summary: { approvesControllers: true, id: made.body.id },
    requestId: made.headers.get('x-request-id'),
    at: new Date(clock.at).toISOString(),
  })

  const licenses = await issue(north, 'CAP-10', 25)
  const licenseIds = licenses.map(({ id }) => id)
  await call('transferLicenses', { token, body: { licenseIds, accountId: house.id } })
  assert.deepEqual((await newest())?.summary, {
    accountId: house.id,
    licenseIds: licenseIds.slice(0, 20),
    licenseIdsCount: 25,
  })
  const [license] = licenses
  await call('recallLicense', { token, params: { id: String(license?.id) } })
  assert.equal((await newest())?.target, `/v1/licenses/${license?.id}/recall`)
})

test('reading, what is refused, and what is only tried out leave no entry; a retry leaves one', async () => {
  const before = await count()
  const token = north.tokens.operator
  await call('listLicenses', { token })
  assertRefused(await call('recallLicense', { token, params: { id: unknownId() } }), 404, 'license-not-found')
  assertRefused(await call('createPartner', { token, body: { name: 'X' } }), 403, 'not-permitted')
  const body = `partner,sku,count\n${north.name},CAP-10,2\n`
  const tried = await call('issueOrder', { token: vendor.operator, body, query: { dryRun: 'true' } })
  assert.equal(tried.status, 200, tried.text)
  assert.equal(await count(), before)
  const once = { token, key: 'one-click-of-a-button', body: { name: 'Once' } }
  const [first, second] = [await call('createAccount', once), await call('createAccount', once)]
  assert.equal(first.text, second.text)
  assert.equal(await count(), before + 1)
})

test('no secret and nothing that somebody typed is in it', async () => {
  const token = north.tokens.administrator
  const account = (await call('createAccount', { token, body: { name: 'Nameless' } })).body
  const replaced = (await call('replaceCustomerId', { token, params: { id: account.id } })).body
  const params = { id: account.id }
  await call('addContact', { token, params, body: { email: 'hidden@example.com', name: 'Hidden' } })
  const made = (
    await call('createToken', { token, body: { name: 'Quiet', scope: 'partner', role: 'viewer' } })
  ).body
  await call('inviteMember', {
    token,
    body: { email: 'invited@example.com', role: 'viewer', language: 'en' },
  })
  const unit = await service.addController(north, house)
  const body = { installCode: unit.installCode, reason: 'Lightning struck' }
  await call('rmaController', { token, body })
  const entries = await audit(vendor.viewer)
  const operations = entries.map(({ operation }) => operation)
  for (const each of ['createAccount', 'replaceCustomerId', 'addContact', 'createToken', 'rmaController'])
    assert(operations.includes(each), each)
  const text = JSON.stringify(entries)
  for (const secret of [
    account.customerId,
    replaced.customerId,
    made.secret,
    'hidden@example.com',
    'invited@example.com',
    'Hidden',
    'Nameless',
    'Quiet',
    'Lightning',
  ])
    assert(!text.includes(secret), secret)
})

test('A4: a partner’s administrators see what concerned the partner, the vendor’s staff included; others nothing', async () => {
  await call('createPartner', { token: vendor.operator, body: { name: 'Somebody' } })
  const [license] = await issue(north, 'CAP-10')
  const mine = await audit(north.tokens.administrator)
  assert(mine.length > 5)
  assert(mine.every(({ partnerId }) => partnerId === north.id))
  assert(mine.some(({ operation, summary }) => operation === 'issueLicense' && summary['id'] === license?.id))
  assert(!mine.some(({ operation }) => operation === 'createPartner'))
  assert.deepEqual(await audit(south.tokens.administrator), [])
  assert.deepEqual(await audit(south.tokens.administrator, { partnerId: north.id }), [])
  assert(
    (await audit(vendor.viewer)).some(
      ({ operation, partnerId }) => operation === 'createPartner' && partnerId === null,
    ),
  )
  for (const token of [north.tokens.operator, house.tokens.administrator])
    assertRefused(await call('listAudit', { token }), 403, 'not-permitted')
  assertRefused(await call('listAudit'), 401, 'token-missing')
})

test('it is newest first, in pages, and narrowed by operation, actor and time', async () => {
  const all = await audit(vendor.viewer)
  const paged: AuditEntry[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { limit: '7', ...(cursor === null ? {} : { cursor }) }
    const { body } = await call('listAudit', { token: vendor.viewer, query })
    paged.push(...body.items)
    cursor = body.nextCursor
  } while (cursor !== null)
  assert.deepEqual(paged, all)
  const times = all.map(({ at }) => at)
  assert.deepEqual(times, times.toSorted().toReversed())

  const accounts = await audit(vendor.viewer, { operation: 'createAccount' })
  assert.deepEqual(
    accounts,
    all.filter(({ operation }) => operation === 'createAccount'),
  )
  const { actorId = '', at = '' } = accounts[0] ?? {}
  assert.deepEqual(
    await audit(vendor.viewer, { actorId }),
    all.filter((each) => each.actorId === actorId),
  )
  clock.at += 1000
  await call('createAccount', { token: north.tokens.operator, body: { name: 'Later' } })
  const since = new Date(clock.at).toISOString()
  assert.equal((await audit(vendor.viewer, { since })).length, 1)
  assert.deepEqual(await audit(vendor.viewer, { until: since }), all)
  assert.deepEqual(await audit(vendor.viewer, { since: at, until: at }), [])
})

test('an entry can neither be changed nor removed', async () => {
  for (const statement of [
    'update audit_entry set actor = actor',
    'delete from audit_entry',
    'truncate audit_entry',
  ])
    await assert.rejects(
      transaction(db, { sight: 'all' }, (tx) => sql.raw(statement).execute(tx)),
      /append-only/,
    )
})
