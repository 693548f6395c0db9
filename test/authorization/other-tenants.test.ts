import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  operations,
  mayCall,
  type Operation,
  type OperationId,
  type Scope,
} from '../../packages/contract/src/index.ts'
import { insertController } from '../../packages/server/src/controllers/testing.ts'
import { transaction } from '../../packages/server/src/db/database.ts'
import type { Answer, Said } from '../../packages/server/src/http/testing/call-operation.ts'
import { fingerprint } from '../../packages/server/src/db/testing/fingerprint.ts'
import { withService } from '../../packages/server/src/http/testing.ts'
import { present } from '../../packages/server/src/http/testing/present.ts'
import { addMember } from '../../packages/server/src/sign-in/testing.ts'

const service = await withService({ after })
const [one, two] = service.partners
const vendor = service.vendor.administrator
let callerId = ''
const installCode = 'SC-0001-AAAA'

/** What belongs to partner One and to its first account; everybody else must find nothing there (A4). */
const theirs = {
  license: '',
  contact: '',
  controller: '',
  case: '',
  token: '',
  inventory: '',
  provider: '',
  member: '',
  invitation: '',
}

before(async () => {
  callerId = (await service.call('whoAmI', { token: vendor })).body.id
  const sku = { sku: 'CAP-10', name: 'Ten', kind: 'capacity', quantity: 10, term: { unit: 'perpetual' } }
  await service.call('createProduct', { token: vendor, body: sku })
  const issue = async () =>
    (await service.call('issueLicense', { token: vendor, body: { partnerId: one.id, sku: 'CAP-10' } })).body
      .id
  theirs.inventory = await issue()
  theirs.license = await issue()
  const accountId = one.accounts[0].id
  await service.call('transferLicense', {
    token: vendor,
    params: { id: theirs.license },
    body: { accountId },
  })
  const contact = { token: vendor, params: { id: accountId }, body: { email: 'owner@example.com' } }
  theirs.contact = (await service.call('addContact', contact)).body.id
  const token = { name: 'theirs', scope: 'account', role: 'viewer', accountId }
  theirs.token = (await service.call('createToken', { token: vendor, body: token })).body.id
  await addMember(service, vendor, { email: 'their@one.example', role: 'viewer', partnerId: one.id })
  const members = await service.call('listMembers', { token: one.tokens.viewer })
  theirs.member = present(members.body.items[0], 'a member').id
  const invitation = { email: 'invited@one.example', role: 'viewer', partnerId: one.id }
  theirs.invitation = (await service.call('inviteMember', { token: vendor, body: invitation })).body.id
  const identityProvider = {
    domain: 'one.example',
    issuer: 'https://login.one.example',
    clientId: 'tenure',
    clientSecret: 'secret',
    partnerId: one.id,
  }
  const added = await service.call('addIdentityProvider', { token: vendor, body: identityProvider })
  theirs.provider = added.body.id
  await addController(accountId)
})

const addController = (accountId: string) =>
  transaction(service.db, { sight: 'all' }, async (tx) => {
    const at = new Date(service.clock.at)
    theirs.controller = '019ca8d7-0000-7000-8000-00000000c001'
    theirs.case = '019ca8d7-0000-7000-8000-00000000ca5e'
    const partner_id = one.id
    await insertController(tx, at, {
      partner_id,
      id: theirs.controller,
      account_id: accountId,
      install_code: installCode,
      key_thumbprint: 'k'.repeat(43),
      status: 'pending',
      generation: 0,
    })
    await tx
      .insertInto('controller_case')
      .values({
        partner_id,
        id: theirs.case,
        controller_id: theirs.controller,
        kind: 'generation-behind',
        evidence: '[]',
        opened_at: at,
      })
      .execute()
  })

const reason = 'for the sweep'
const keyThumbprint = 'k'.repeat(43)
const account = () => ({ id: one.accounts[0].id })

/** How each operation is pointed at what is partner One's. An operation that names nothing of a tenant's is absent. */
const aimed: Partial<Record<OperationId, () => Said>> = {
  getLicense: () => ({ params: { id: theirs.license } }),
  listMovements: () => ({ params: { id: theirs.license } }),
  transferLicense: () => ({ params: { id: theirs.inventory }, body: { accountId: one.accounts[0].id } }),
  transferLicenses: () => ({ body: { licenseIds: [theirs.inventory], accountId: one.accounts[0].id } }),
  recallLicense: () => ({ params: { id: theirs.license } }),
  recallLicenses: () => ({ body: { licenseIds: [theirs.license] } }),
  activateLicense: () => ({ params: { id: theirs.license }, body: { controllerId: theirs.controller } }),
  splitLicense: () => ({ params: { id: theirs.inventory }, body: { quantities: [4, 6] } }),
  getController: () => ({ params: { id: theirs.controller } }),
  listControllerHistory: () => ({ params: { id: theirs.controller } }),
  approveController: () => ({ params: { id: theirs.controller } }),
  approveKey: () => ({ params: { id: theirs.controller }, body: { keyThumbprint } }),
  rmaController: () => ({ body: { installCode, reason } }),
  reinstateController: () => ({ params: { id: theirs.controller }, body: { reason } }),
  getCase: () => ({ params: { id: theirs.case } }),
  resolveCase: () => ({ params: { id: theirs.case }, body: { resolution: reason } }),
  getPartner: () => ({ params: { id: one.id } }),
  getRmaBudget: () => ({ params: { id: one.id } }),
  editPartner: () => ({ params: { id: one.id }, body: { name: 'Taken over' }, ifMatch: '"1"' }),
  createAccount: () => ({ body: { partnerId: one.id, name: 'Intruder' } }),
  getAccount: () => ({ params: account() }),
  editAccount: () => ({ params: account(), body: { name: 'Taken over' }, ifMatch: '"1"' }),
  deleteAccount: () => ({ params: account() }),
  archiveAccount: () => ({ params: account() }),
  unarchiveAccount: () => ({ params: account() }),
  replaceCustomerId: () => ({ params: account() }),
  listContacts: () => ({ params: account() }),
  addContact: () => ({ params: account(), body: { email: 'intruder@example.com' } }),
  getContact: () => ({ params: { ...account(), contactId: theirs.contact } }),
  editContact: () => ({
    params: { ...account(), contactId: theirs.contact },
    body: { notices: false },
    ifMatch: '"1"',
  }),
  getPartnerNotices: () => ({ params: { id: one.id } }),
  editPartnerNotices: () => ({ params: { id: one.id }, body: { addresses: [] }, ifMatch: '"1"' }),
  getAccountNotices: () => ({ params: account() }),
  editAccountNotices: () => ({ params: account(), body: { audience: 'off' }, ifMatch: '"1"' }),
  removeContact: () => ({ params: { ...account(), contactId: theirs.contact } }),
  createToken: () => ({
    body: { name: 'Intruder', scope: 'account', role: 'viewer', accountId: one.accounts[0].id },
  }),
  revokeToken: () => ({ params: { id: theirs.token } }),
  changeRole: () => ({ params: { id: theirs.member }, body: { role: 'operator' } }),
  removeMember: () => ({ params: { id: theirs.member } }),
  inviteMember: () => ({ body: { email: 'x@one.example', role: 'administrator', partnerId: one.id } }),
  withdrawInvitation: () => ({ params: { id: theirs.invitation } }),
  addIdentityProvider: () => ({
    body: {
      domain: 'two.example',
      issuer: 'https://login.two.example',
      clientId: 'tenure',
      clientSecret: 'secret',
      partnerId: one.id,
    },
  }),
  getIdentityProvider: () => ({ params: { id: theirs.provider } }),
  editIdentityProvider: () => ({
    params: { id: theirs.provider },
    body: { clientSecret: 'mine' },
    ifMatch: '"1"',
  }),
  removeIdentityProvider: () => ({ params: { id: theirs.provider } }),
}

/** The ids in these are a vendor's business alone, or of things that everybody sees. */
const untenanted: readonly OperationId[] = [
  'getProduct',
  'editProduct',
  'issueLicense',
  'getReleaseManifest',
  // A2: whoever has the License ID may ask; what it tells has a test of its own.
  'lookUpLicense',
]

const strangers: Readonly<Record<string, { readonly scope: Scope; readonly token: string }>> = {
  'another partner': { scope: 'partner', token: two.tokens.administrator },
  'an account of another partner': { scope: 'account', token: two.accounts[0].tokens.administrator },
  'another account of the same partner': { scope: 'account', token: one.accounts[1].tokens.administrator },
}

test('the sweep aims at every operation that names an id', () => {
  const naming = (Object.entries(operations) as [OperationId, Operation][])
    .filter(
      ([, { params, body }]) =>
        params !== undefined || /Id"|Ids"|installCode/.test(JSON.stringify(keysOf(body))),
    )
    .map(([id]) => id)
  assert.deepEqual(
    naming.filter((id) => aimed[id] === undefined && !untenanted.includes(id)),
    [],
  )
})

const keysOf = (body: Operation['body']): readonly string[] =>
  body !== undefined && 'shape' in body ? Object.keys(body.shape as object) : []

for (const [name, stranger] of Object.entries(strangers))
  test(`${name} is told "not found" about what it may not see, and changes nothing`, async () => {
    await service.call('whoAmI', { token: stranger.token })
    const untouched = await fingerprint(service.db, callerId)
    for (const [id, said] of Object.entries(aimed) as [OperationId, () => Said][]) {
      const may = mayCall(operations[id].access, { scope: stranger.scope, role: 'administrator' })
      const answer = await service.call(id, { ...said(), token: stranger.token })
      assert.equal(answer.status, may ? 404 : 403, `${id}: ${answer.text}`)
    }
    assert.deepEqual(await fingerprint(service.db, callerId), untouched)
  })

test('what belongs to somebody else is refused in the same words as what does not exist', async () => {
  const words = ({ body }: Answer) => [body.code, body.detail, body.remedy, body.facts]
  const { token } = strangers['another partner'] ?? { token: '' }
  for (const [id, said] of Object.entries(aimed) as [OperationId, () => Said][]) {
    const { params } = said()
    if (params === undefined || !mayCall(operations[id].access, { scope: 'partner', role: 'administrator' }))
      continue
    const foreign = await service.call(id, { ...said(), token })
    const none = { ...params, id: '019ca8d7-0000-7000-8000-000000000000' }
    const unknown = await service.call(id, { ...said(), params: none, token })
    const blank = (text: unknown) => JSON.stringify(text).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    assert.equal(blank(words(foreign)), blank(words(unknown)), id)
  }
})

test('lists show a stranger nothing of another tenant, whatever it filters by', async () => {
  const lists = [
    ['listLicenses', { partnerId: one.id }],
    ['listLicenses', { accountId: one.accounts[0].id }],
    ['listLicenses', { q: theirs.license }],
    ['listLedger', { partnerId: one.id }],
    ['listControllers', { partnerId: one.id }],
    ['listControllers', { installCode }],
    ['listCases', { controllerId: theirs.controller }],
    ['listAccounts', { partnerId: one.id }],
    ['listAccounts', { q: 'Partner One' }],
  ] as const
  for (const [id, query] of lists) {
    const mine = await service.call(id, { token: one.tokens.viewer, query })
    assert(mine.body.items.length > 0, `${id} shows its owner something`)
    const seen = await service.call(id, { token: two.tokens.administrator, query })
    assert.deepEqual(seen.body, { items: [], nextCursor: null }, id)
  }
})

test('tokens and partners are listed for the own scope and below only', async () => {
  const tokens = await service.call('listTokens', {
    token: two.tokens.administrator,
    query: { limit: '200' },
  })
  assert(tokens.body.items.length > 0)
  for (const token of tokens.body.items) assert.equal(token.partnerId, two.id)
  const ownAccount = one.accounts[1]
  const below = await service.call('listTokens', { token: ownAccount.tokens.administrator })
  for (const token of below.body.items) assert.equal(token.accountId, ownAccount.id)
  const partners = await service.call('listPartners', { token: two.tokens.viewer })
  assert.deepEqual(
    partners.body.items.map(({ id }) => id),
    [two.id],
  )
})

test('the owner finds everything that the strangers did not', async () => {
  // The last has a key to find, which the controller never presented.
  const others = new Set<OperationId>(['archiveAccount', 'editPartner', 'approveKey'])
  for (const [id, said] of Object.entries(aimed) as [OperationId, () => Said][]) {
    if (others.has(id)) continue
    const answer = await service.call(id, { ...said(), token: vendor })
    assert.notEqual(answer.status, 404, `${id}: ${answer.text}`)
  }
})
