import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { NoticeReply } from '@tenure/contract'
import { transaction } from '../db/database.ts'
import { present } from '../http/testing/present.ts'
import { recordMails } from './record-mails.ts'
import { findSubscription } from './subscription-store.ts'
import { withNotices } from './testing.ts'

const service = await withNotices({ after })
const { call } = service
const [one, two] = service.partners
const [building, other] = one.accounts
const START = Date.UTC(2026, 2, 1)
const END = Date.UTC(2027, 2, 1)
const token = one.tokens.administrator
let licenseId = ''
let controllerId = ''
let installCode = ''
const license = {
  sku: 'MNT-10-12',
  kind: 'maintenance',
  trialOf: null,
  quantity: 10,
  term: { unit: 'months', count: 12 },
}
let stockId = ''

before(async () => {
  await service.addContact(one, building, 'site@example.com')
  const licenses = await service.issue(one, 'MNT-10-12')
  const [stock] = await service.issue(one, 'MNT-50-12')
  stockId = stock?.id ?? ''
  await service.transfer(one, building, licenses)
  const unit = await service.addController(one, building)
  controllerId = unit.id
  installCode = unit.installCode
  licenseId = licenses[0]?.id ?? ''
  await service.activate(unit, licenses, { startsAt: START, endsAt: END })
  const params = { id: one.id }
  const ifMatch = '"1"'
  const body = { addresses: [{ email: 'Sales@Example.com', language: 'de', kinds: ['maintenance-ends'] }] }
  assert.equal((await call('editPartnerNotices', { token, params, ifMatch, body })).status, 200)
})

const list = async (said: string, query: Record<string, string> = {}): Promise<NoticeReply[]> => {
  const listed = await call('listNotices', { token: said, query })
  assert.equal(listed.status, 200, listed.text)
  return listed.body.items
}

test('the partner’s list is replaced as a whole, from the version that was read', async () => {
  const params = { id: one.id }
  const got = await call('getPartnerNotices', { token: one.tokens.viewer, params })
  const sales = { email: 'sales@example.com', language: 'de', kinds: ['maintenance-ends'], notices: true }
  assert.deepEqual(got.body, { partnerId: one.id, addresses: [sales] })
  const late = await call('editPartnerNotices', { token, params, ifMatch: '"1"', body: { addresses: [] } })
  assert.deepEqual([late.status, late.body.code], [412, 'precondition-failed'])
  const blind = await call('editPartnerNotices', { token, params, body: { addresses: [] } })
  assert.deepEqual([blind.status, blind.body.code], [428, 'precondition-missing'])
  const ifMatch = got.headers.get('etag') ?? ''
  const body = { addresses: [sales, { email: 'all@example.com' }] }
  const edited = await call('editPartnerNotices', { token, params, ifMatch, body })
  assert.deepEqual(
    edited.body.addresses.map(({ email, kinds }) => [email, kinds.length]),
    [
      ['all@example.com', 4],
      ['sales@example.com', 1],
    ],
  )
  const again = edited.headers.get('etag') ?? ''
  await call('editPartnerNotices', { token, params, ifMatch: again, body: { addresses: [sales] } })
})

test('the account’s setting is its own people’s to change, from the version that was read', async () => {
  const params = { id: other.id }
  const operator = other.tokens.operator
  const got = await call('getAccountNotices', { token: other.tokens.viewer, params })
  assert.deepEqual(got.body, { accountId: other.id, audience: 'contacts-and-partner', language: 'en' })
  const ifMatch = got.headers.get('etag') ?? ''
  const body = { language: 'de' }
  const edited = await call('editAccountNotices', { token: operator, params, ifMatch, body })
  assert.deepEqual(edited.body, { accountId: other.id, audience: 'contacts-and-partner', language: 'de' })
  const late = await call('editAccountNotices', {
    token: operator,
    params,
    ifMatch,
    body: { audience: 'off' },
  })
  assert.deepEqual([late.status, late.body.code], [412, 'precondition-failed'])
  await service.addContact(one, other, 'haus@example.com')
  const contacts = await call('listContacts', { token: other.tokens.viewer, params })
  assert.deepEqual(
    contacts.body.items.map(({ language }) => language),
    ['de'],
    'a contact that is added without a language has the account’s',
  )
})

test('a contact is changed by name, language and wish, from the version that was read', async () => {
  const contacts = await call('listContacts', { token, params: { id: building.id } })
  const contact = present(contacts.body.items[0], 'a contact')
  const params = { id: building.id, contactId: contact.id }
  const got = await call('getContact', { token, params })
  assert.deepEqual(got.body, contact)
  const ifMatch = got.headers.get('etag') ?? ''
  const body = { name: 'Site office', language: 'de', notices: false }
  const edited = await call('editContact', { token, params, ifMatch, body })
  assert.deepEqual(edited.body, { ...contact, ...body })
  const late = await call('editContact', { token, params, ifMatch, body: { name: null } })
  assert.deepEqual([late.status, late.body.code], [412, 'precondition-failed'])
  const now = edited.headers.get('etag') ?? ''
  const back = { name: null, language: 'en', notices: true }
  assert.deepEqual((await call('editContact', { token, params, ifMatch: now, body: back })).body, contact)
  const unknown = { id: building.id, contactId: other.id }
  const none = await call('editContact', { token, params: unknown, ifMatch, body: {} })
  assert.deepEqual([none.status, none.body.code], [404, 'not-found'])
  assert.equal((await call('getContact', { token, params: unknown })).status, 404)
})

test('upcoming is the next notice of each license with all who would be told, and nobody’s is told as well', async () => {
  service.clock.at = Date.UTC(2026, 10, 1)
  const upcoming = {
    kind: 'maintenance-ends',
    state: 'upcoming',
    at: '2026-12-01T00:00:00.000Z',
    sentAt: null,
    partnerId: one.id,
    accountId: building.id,
    accountName: building.name,
    licenseId,
    license,
    controllerId,
    installCode,
    daysBefore: 90,
    endsAt: '2027-03-01T00:00:00.000Z',
    recipients: [
      { email: 'site@example.com', language: 'en', as: 'contact' },
      { email: 'sales@example.com', language: 'de', as: 'partner' },
    ],
  }
  assert.deepEqual(await list(one.tokens.viewer, { state: 'upcoming' }), [upcoming])
  assert.deepEqual(await list(service.vendor.viewer, { state: 'upcoming', accountId: building.id }), [
    upcoming,
  ])
  const [seenByAccount] = await list(building.tokens.viewer, { state: 'upcoming' })
  assert.deepEqual(seenByAccount?.recipients, upcoming.recipients.slice(0, 1))
  assert.deepEqual(await list(other.tokens.viewer, { state: 'upcoming' }), [])
  assert.deepEqual(await list(two.tokens.viewer, { state: 'upcoming', licenseId }), [])
})

test('what was sent is listed newest first, page by page, and A4: an account does not see the partner’s people', async () => {
  service.clock.at = Date.UTC(2026, 11, 1)
  await service.run()
  const waiting = await list(one.tokens.viewer)
  assert.deepEqual(
    waiting.map(({ state }) => state),
    ['waiting', 'waiting'],
  )
  await service.send()
  service.clock.at = Date.UTC(2027, 0, 10)
  await service.run()
  await service.send()
  const all = await list(one.tokens.viewer)
  assert.deepEqual(
    all.map(({ state, daysBefore, at, sentAt }) => [state, daysBefore, at === sentAt]),
    [60, 60, 90, 90].map((step) => ['sent', step, true]),
  )
  const paged: NoticeReply[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { limit: '1', ...(cursor === null ? {} : { cursor }) }
    const page = (await call('listNotices', { token, query })).body
    paged.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  assert.deepEqual(paged, all)
  for (const each of all)
    assert.deepEqual(
      [each.accountName, each.license, each.installCode],
      [building.name, license, installCode],
    )
  const seen = await list(building.tokens.viewer, { licenseId })
  assert.deepEqual(
    seen.map(({ recipients }) => recipients[0]?.email),
    ['site@example.com', 'site@example.com'],
  )
  assert.deepEqual(await list(two.tokens.viewer, { partnerId: one.id }), [])
  assert.deepEqual(await list(other.tokens.viewer, { accountId: building.id }), [])
})

const kinds = [
  'maintenance-ends',
  'remote-cms-ends',
  'trial-ends',
  'maintenance-renewed',
  'controller-joined',
] as const
test('each mail can be looked at in both languages, of made-up things', async () => {
  for (const kind of kinds) {
    const [en, de] = await Promise.all(
      (['en', 'de'] as const).map((language) =>
        call('previewNotice', { token: building.tokens.viewer, query: { kind, language } }),
      ),
    )
    assert.ok(en && de)
    assert.notEqual(en.body.subject, de.body.subject)
    assert.match(en.body.text, /P-Building 1[^]*You get this mail because/)
    assert.match(de.body.html, /<html lang="de">[^]*Sie erhalten diese Mail/)
  }
})

test('a preview of a real license tells of it, to who may see it', async () => {
  service.clock.at = Date.UTC(2027, 0, 30)
  const query = { kind: 'maintenance-ends', language: 'en', licenseId }
  const seen = await call('previewNotice', { token: building.tokens.viewer, query })
  assert.equal(seen.body.subject, 'Maintenance in Partner One Building 1 ends on 1 March 2027')
  assert.match(
    seen.body.text,
    /Maintenance for 10 field devices · controller SC-\w+ · ends on .*, in 30 days/,
  )
  const inStock = { ...query, licenseId: stockId }
  assert.match((await call('previewNotice', { token, query: inStock })).body.text, /In your inventory/)
  for (const stranger of [two.tokens.administrator, other.tokens.administrator]) {
    const none = await call('previewNotice', { token: stranger, query })
    assert.deepEqual([none.status, none.body.code], [404, 'license-not-found'])
  }
})

test('with an account goes what its people were told, and the link of their mails', async () => {
  const body = { partnerId: one.id, name: 'Short-lived' }
  const { id } = (await call('createAccount', { token: service.vendor.operator, body })).body
  const parts = { newId: () => crypto.randomUUID(), newToken: () => 'a secret of this test' }
  const recipient = { email: 'gone@example.com', language: 'en', as: 'contact' } as const
  const draft = { recipient, accountId: id, canBeStopped: true, notices: [] }
  await transaction(service.db, { sight: 'all' }, (tx) =>
    recordMails(one.id, tx, [draft], parts, service.clock.at),
  )
  assert.equal((await call('deleteAccount', { token, params: { id } })).status, 204)
  const found = await transaction(service.db, { sight: 'all' }, (tx) =>
    findSubscription(tx, 'a secret of this test'),
  )
  assert.equal(found, null)
  assert.deepEqual(await service.send(), [])
})
