import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import { operations, type OperationId } from './index.ts'

const id = '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10'
const perpetual = { unit: 'perpetual' }
const product = { sku: 'CAP-50', name: 'Capacity 50', kind: 'capacity', quantity: 50, term: perpetual }
const token = { name: 'Order desk', scope: 'partner', role: 'operator' }
const provider = {
  domain: 'one.example',
  issuer: 'https://login.one.example/staff',
  clientId: 'tenure',
  clientSecret: 'secret',
}

/** By operation: bodies that are taken as they are, and for each that is not, what is wrong with it. */
const bodies: Readonly<
  Partial<
    Record<
      OperationId,
      { readonly taken: readonly unknown[]; readonly refused: Readonly<Record<string, unknown>> }
    >
  >
> = {
  exchange: {
    taken: ['eyJhbGciOiJFZERTQSJ9.e30.c2ln'],
    refused: { 'not text': {}, 'longer than any request': 'x'.repeat(20_001) },
  },
  exchangeBundle: {
    taken: [{ requests: ['eyJhbGciOiJFZERTQSJ9.e30.c2ln'] }, { requests: Array(500).fill('h.p.s') }],
    refused: {
      'no request': { requests: [] },
      'more requests than a bundle has': { requests: Array(501).fill('h.p.s') },
      'a request longer than any': { requests: ['x'.repeat(20_001)] },
      'a request that is no text': { requests: [{}] },
    },
  },
  listOffers: {
    taken: ['eyJhbGciOiJFZERTQSJ9.e30.c2ln'],
    refused: { 'not text': null, 'longer than any request': 'x'.repeat(20_001) },
  },
  previewExchange: {
    taken: ['eyJhbGciOiJFZERTQSJ9.e30.c2ln'],
    refused: { 'not text': null, 'longer than any request': 'x'.repeat(20_001) },
  },
  lookUpLicense: {
    taken: [{ licenseId: id }],
    refused: { nothing: {}, 'the beginning of a License ID': { licenseId: id.slice(0, 8) } },
  },
  issueLicense: {
    taken: [
      { partnerId: id, sku: 'CAP-50' },
      { partnerId: id, sku: 'MNT-50-12', orderReference: 'PO-2026-0417' },
    ],
    refused: {
      'no partner': { sku: 'CAP-50' },
      'a partner by name': { partnerId: 'Northwind', sku: 'CAP-50' },
      'a SKU in lower case': { partnerId: id, sku: 'cap-50' },
      'a reference that is a story': { partnerId: id, sku: 'CAP-50', orderReference: 'x'.repeat(501) },
    },
  },
  issueOrder: {
    taken: ['partner,sku,count\nNorthwind,CAP-50,2\n'],
    refused: { nothing: '', 'more than a megabyte': 'x'.repeat(1_000_001) },
  },
  transferLicenses: {
    taken: [
      { licenseIds: [id], accountId: id },
      { licenseIds: Array(1000).fill(id), accountId: id },
    ],
    refused: {
      'no license': { licenseIds: [], accountId: id },
      'more than a thousand': { licenseIds: Array(1001).fill(id), accountId: id },
      'no account': { licenseIds: [id] },
    },
  },
  transferLicense: {
    taken: [{ accountId: id }],
    refused: { 'no account': {}, 'an account by name': { accountId: 'P-Building 1' } },
  },
  recallLicenses: {
    taken: [{ licenseIds: [id] }],
    refused: { 'no license': { licenseIds: [] }, 'one that is no id': { licenseIds: [id, 'x'] } },
  },
  activateLicense: {
    taken: [{ controllerId: id }],
    refused: { nothing: {}, 'a controller by its install code': { controllerId: 'SC-0001-7F3A' } },
  },
  splitLicense: {
    taken: [{ quantities: [10, 40] }],
    refused: {
      'one part': { quantities: [50] },
      'an empty part': { quantities: [50, 0] },
      'half a device': { quantities: [12.5, 37.5] },
      'more than a hundred parts': { quantities: Array(101).fill(1) },
    },
  },
  approveKey: {
    taken: [
      { keyThumbprint: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k' },
      { approvalCode: 'J3XCN-ZN9P5' },
    ],
    refused: {
      'no key at all': {},
      'a key in two ways': {
        approvalCode: 'J3XCN-ZN9P5',
        keyThumbprint: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
      },
      'half a code': { approvalCode: 'J3XCN' },
      'too short': { keyThumbprint: 'kPrK' },
      'base64, not base64url': { keyThumbprint: `${'a'.repeat(42)}+` },
    },
  },
  rmaController: {
    taken: [
      { installCode: 'SC-0001-7F3A', reason: 'Power surge' },
      { installCode: 'SC-0001-7F3A', reason: 'Power surge', replacementId: id },
    ],
    refused: {
      'a replacement by its install code': {
        installCode: 'SC-0001-7F3A',
        reason: 'Power surge',
        replacementId: 'SC-0002',
      },
      'no reason': { installCode: 'SC-0001-7F3A' },
      'a reason that says nothing': { installCode: 'SC-0001-7F3A', reason: ' x ' },
      'an install code with a space': { installCode: 'SC 0001', reason: 'Power surge' },
    },
  },
  reinstateController: {
    taken: [{ reason: 'It was the fuse' }],
    refused: { nothing: {}, 'a reason that says nothing': { reason: ' x ' } },
  },
  resolveCase: {
    taken: [{ resolution: 'The disk was cloned; the second unit is off.' }],
    refused: { nothing: {}, 'only blanks': { resolution: '      ' } },
  },
  createPartner: {
    taken: [{ name: 'Northwind Controls' }],
    refused: {
      'no name': { name: '' },
      'a name of blanks': { name: '   ' },
      'too long a name': { name: 'x'.repeat(121) },
    },
  },
  editPartner: {
    taken: [{ name: 'Northwind' }],
    refused: { nothing: {}, 'an id': { name: 'Northwind', id } },
  },
  createAccount: {
    taken: [{ name: 'P-Building 1' }, { name: 'P2022-0208', partnerId: id, approvesControllers: true }],
    refused: {
      'no name': {},
      'a Customer ID of one’s own choice': { name: 'P-Building 1', customerId: id },
      'a word for yes': { name: 'P-Building 1', approvesControllers: 'yes' },
    },
  },
  editAccount: {
    taken: [{ name: 'P-Building 2' }, { approvesControllers: true }, {}],
    refused: { 'another partner': { partnerId: id }, 'a Customer ID': { customerId: id } },
  },
  addContact: {
    taken: [{ email: 'facility@example.com' }, { email: 'facility@example.com', name: 'Facility desk' }],
    refused: {
      'no address': { name: 'Facility desk' },
      'no host': { email: 'facility@' },
      'two addresses': { email: 'a@example.com,b@example.com' },
    },
  },
  createToken: {
    taken: [token, { ...token, partnerId: id, expiresAt: '2027-01-01T00:00:00Z' }],
    refused: {
      'a role that is none': { ...token, role: 'owner' },
      'a scope that is none': { ...token, scope: 'world' },
      'an end without a time zone': { ...token, expiresAt: '2027-01-01T00:00:00' },
      'a secret of one’s own choice': { ...token, secret: 'hunter2' },
    },
  },
  changeRole: {
    taken: [{ role: 'viewer' }],
    refused: { 'no such role': { role: 'owner' }, 'no role': {} },
  },
  inviteMember: {
    taken: [
      { email: 'ada@example.com', role: 'operator' },
      { email: 'ada@example.com', role: 'viewer', partnerId: id, language: 'de' },
    ],
    refused: {
      'what is no address': { email: 'ada', role: 'operator' },
      'a language nobody writes': { email: 'ada@example.com', role: 'operator', language: 'fr' },
      'a scope': { email: 'ada@example.com', role: 'operator', scope: 'vendor' },
    },
  },
  addIdentityProvider: {
    taken: [
      provider,
      { ...provider, partnerId: id, domain: 'Mail.One.Example' },
      { ...provider, issuer: 'https://login.one.example/.well-known/openid-configuration' },
    ],
    refused: {
      'a domain without a dot': { ...provider, domain: 'example' },
      'an address in place of its domain': { ...provider, domain: 'ada@one.example' },
      'a host and port': { ...provider, domain: 'one.example:443' },
      'an issuer that is no address': { ...provider, issuer: 'one.example' },
      'an issuer of another kind': { ...provider, issuer: 'file:///etc/passwd' },
      'an issuer with a password': { ...provider, issuer: 'https://user:password@one.example' },
      'an issuer with a query': { ...provider, issuer: 'https://one.example/?tenant=1' },
      'no secret': { ...provider, clientSecret: '' },
      'required before it was tried': { ...provider, required: true },
    },
  },
  editIdentityProvider: {
    taken: [{}, { clientSecret: 'another' }, { clientId: 'another', required: true }],
    refused: { 'another domain': { domain: 'two.example' }, 'another issuer': { issuer: provider.issuer } },
  },
  lookAtInvitation: {
    taken: [{ secret: 'x'.repeat(80) }],
    refused: { 'no secret': {}, 'what is too short for one': { secret: 'x' } },
  },
  acceptInvitation: {
    taken: [{ secret: 'x'.repeat(80), name: 'Ada', password: 'twelve chars' }],
    refused: {
      'a password of eleven characters': { secret: 'x'.repeat(80), name: 'Ada', password: 'eleven char' },
      nobody: { secret: 'x'.repeat(80), name: ' ', password: 'twelve chars' },
    },
  },
  createProduct: {
    taken: [
      product,
      { ...product, term: { unit: 'months', count: 12 }, termStart: 'after-current' },
      { ...product, kind: 'trial', trialOf: 'capacity', term: { unit: 'days', count: 30 } },
    ],
    refused: {
      'a kind that is none': { ...product, kind: 'capacities' },
      'a quantity of nothing': { ...product, quantity: 0 },
      'a million and one': { ...product, quantity: 1_000_001 },
      'months without a count': { ...product, term: { unit: 'months' } },
      'a count without a unit that has one': { ...product, term: { unit: 'perpetual', count: 12 } },
      'a trial of an upgrade': { ...product, kind: 'trial', trialOf: 'upgrade' },
    },
  },
  editProduct: {
    taken: [{ onSale: false }, { name: 'Capacity, fifty devices' }],
    refused: {
      'another quantity': { quantity: 60 },
      'another term': { term: perpetual },
      'another kind': { kind: 'core' },
    },
  },
  publishRelease: {
    taken: [
      { version: '3.5' },
      { version: '3.2 Update 2', kind: 'update', publishedAt: '2026-03-05T09:30:00Z' },
    ],
    refused: {
      'no version': {},
      'a kind that is none': { version: '3.5', kind: 'beta' },
      'a version that is a text': { version: 'x'.repeat(41) },
    },
  },
  editSettings: {
    taken: [{}, { upgradeBasis: 'released-at', lateMaintenance: 'allowed', rmaBudgetPerYear: 0 }],
    refused: {
      'a basis that is none': { upgradeBasis: 'never' },
      'less than none': { rmaBudgetPerYear: -1 },
    },
  },
  editContact: {
    taken: [{}, { name: null, language: 'de' }, { notices: false }],
    refused: {
      'another address': { email: 'new@example.com' },
      'a language that is none': { language: 'fr' },
    },
  },
  editPartnerNotices: {
    taken: [
      { addresses: [] },
      { addresses: [{ email: 'sales@example.com', language: 'de', kinds: ['trial-ends'], notices: false }] },
    ],
    refused: {
      'an address twice': { addresses: [{ email: 'a@example.com' }, { email: 'A@example.com' }] },
      'no kind': { addresses: [{ email: 'a@example.com', kinds: [] }] },
      'more than twenty': {
        addresses: Array.from({ length: 21 }, (_, index) => ({ email: `a${index}@example.com` })),
      },
    },
  },
  editAccountNotices: {
    taken: [{}, { audience: 'off' }, { language: 'de' }],
    refused: { 'an audience that is none': { audience: 'everybody' } },
  },
  unsubscribe: {
    taken: [{ secret: 'AAAAAAAAAAAAAAAAAAAAAA' }, { secret: 'x', notices: true }],
    refused: { 'no secret': {}, 'a secret that is a story': { secret: 'x'.repeat(61) } },
  },
}

const bodyOf = (operationId: OperationId): z.ZodType | undefined => {
  const operation = operations[operationId]
  return 'body' in operation ? operation.body : undefined
}

test('the table has every operation that takes a body', () => {
  const taking = Object.keys(operations).filter((each) => bodyOf(each as OperationId) !== undefined)
  assert.deepEqual(Object.keys(bodies).toSorted(), taking.toSorted())
})

for (const [operationId, { taken, refused }] of Object.entries(bodies)) {
  const body = bodyOf(operationId as OperationId)
  test(`${operationId} takes what is right`, () => {
    for (const input of taken)
      assert.deepEqual(body?.safeParse(input).error, undefined, JSON.stringify(input))
  })
  for (const [wrong, input] of Object.entries(refused))
    test(`${operationId} refuses ${wrong}`, () => {
      assert.equal(body?.safeParse(input).success, false)
    })
}

test('what may be left out has the default that the document states', () => {
  assert.equal(operations.issueLicense.body.parse({ partnerId: id, sku: 'CAP-50' }).orderReference, null)
  assert.equal(operations.createAccount.body.parse({ name: 'P-Building 1' }).approvesControllers, false)
  assert.equal(operations.createProduct.body.parse(product).termStart, 'at-activation')
  assert.equal(operations.createToken.body.parse(token).expiresAt, null)
})

test('names lose the blanks around them, and addresses their capitals', () => {
  assert.equal(operations.createPartner.body.parse({ name: '  Northwind  ' }).name, 'Northwind')
  assert.equal(
    operations.addContact.body.parse({ email: 'Facility@Example.COM' }).email,
    'facility@example.com',
  )
})

test('an edit of the settings changes only what it names', () => {
  assert.deepEqual(operations.editSettings.body.parse({ rmaBudgetPerYear: 5 }), { rmaBudgetPerYear: 5 })
})
