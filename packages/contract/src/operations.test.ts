import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { operations, problems, problemsOf, roles, scopes, type Operation } from './index.ts'

const all: readonly (readonly [string, Operation])[] = Object.entries(operations)

for (const [id, operation] of all) {
  test(`${id}: the path names exactly its parameters`, () => {
    const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    assert.deepEqual(named, Object.keys(operation.params?.shape ?? {}))
  })

  test(`${id}: reading changes nothing and sends no body; only what changes something is idempotent`, () => {
    if (operation.method === 'get') {
      assert.equal(operation.body, undefined)
      assert.equal(operation.status, 200)
    }
    if (operation.idempotent) assert.equal(operation.method, 'post')
    if (operation.method === 'patch') assert.equal(operation.etag, 'required')
    if (operation.method === 'delete') assert.equal(operation.status, 204)
  })

  test(`${id}: its own problems exist, each once, and none that its shape implies`, () => {
    for (const code of operation.problems) assert.ok(problems[code], code)
    const implied: readonly string[] = problemsOf({ ...operation, problems: [] })
    assert.deepEqual(
      operation.problems.filter((code) => implied.includes(code)),
      [],
    )
    assert.equal(new Set(operation.problems).size, operation.problems.length)
  })

  test(`${id}: it says who may call it, in known scopes and roles`, () => {
    if (operation.access === 'public') return
    const entries = Object.entries(operation.access)
    assert.notEqual(entries.length, 0)
    for (const [scope, role] of entries) {
      assert.ok(scopes.includes(scope as (typeof scopes)[number]), scope)
      assert.ok(roles.includes(role), role)
    }
  })

  test(`${id}: everything that is sent has a limit`, () => {
    for (const schema of [operation.params, operation.query, operation.body])
      if (schema !== undefined) assert.deepEqual(unlimited(z.toJSONSchema(schema, { io: 'input' }), id), [])
  })

  test(`${id}: members that nobody asked for are refused`, () => {
    for (const schema of [operation.query, operation.body]) {
      if (!(schema instanceof z.ZodObject)) continue
      const codes = schema.safeParse({ nobodyAskedForThis: 1 }).error?.issues.map(({ code }) => code)
      assert.ok(codes?.includes('unrecognized_keys'), String(codes))
    }
  })
}

test('every list is paged: 50 by default, 200 at most, and a cursor for the next', () => {
  const lists = all.filter(([, { reply }]) => reply instanceof z.ZodObject && 'nextCursor' in reply.shape)
  assert.ok(lists.length >= 8)
  for (const [id, { query }] of lists) {
    assert.ok(query, id)
    assert.equal(query.parse({})['limit'], 50, id)
    assert.equal(query.safeParse({ limit: '200' }).success, true, id)
    assert.equal(query.safeParse({ limit: '201' }).success, false, id)
    assert.equal(query.safeParse({ limit: '0' }).success, false, id)
  }
})

test('every POST with a token is idempotent, and what is idempotent asks for its key', () => {
  for (const [id, operation] of all) {
    if (operation.method === 'post') assert.equal(operation.idempotent, operation.access !== 'public', id)
    assert.equal(problemsOf(operation).includes('idempotency-key-missing'), operation.idempotent, id)
  }
})

test('401 and 403 are implied by needing a token, and by nothing else', () => {
  for (const [id, operation] of all)
    for (const code of ['token-missing', 'session-missing', 'token-invalid', 'not-permitted'] as const)
      assert.equal(problemsOf(operation).includes(code), operation.access !== 'public', id)
})

test('what an account may do it can only read, but for its own tokens and who of it is told what', () => {
  const changes = all.filter(
    ([, { access, method }]) => access !== 'public' && access.account !== undefined && method !== 'get',
  )
  assert.deepEqual(
    changes.map(([id]) => id),
    ['editContact', 'createToken', 'revokeToken', 'editAccountNotices'],
  )
})

// Programs of others rely on these: a line that changes here breaks them.
test('the paths stay as they are', () => {
  assert.deepEqual(
    all.map(([id, { method, path }]) => `${method} ${path} ${id}`),
    [
      'post /v1/exchange exchange',
      'post /v1/exchange/bundle exchangeBundle',
      'post /v1/exchange/offers listOffers',
      'post /v1/exchange/preview previewExchange',
      'post /v1/exchange/license lookUpLicense',
      'get /v1/licenses listLicenses',
      'get /v1/licenses/{id} getLicense',
      'get /v1/licenses/{id}/movements listMovements',
      'get /v1/movements listLedger',
      'post /v1/licenses issueLicense',
      'post /v1/orders issueOrder',
      'post /v1/licenses/transfer transferLicenses',
      'post /v1/licenses/{id}/transfer transferLicense',
      'post /v1/licenses/recall recallLicenses',
      'post /v1/licenses/{id}/recall recallLicense',
      'post /v1/licenses/{id}/activate activateLicense',
      'post /v1/licenses/{id}/split splitLicense',
      'get /v1/controllers listControllers',
      'get /v1/controllers/{id} getController',
      'get /v1/controllers/{id}/history listControllerHistory',
      'post /v1/controllers/{id}/approve approveController',
      'post /v1/controllers/{id}/approve-key approveKey',
      'post /v1/controllers/rma rmaController',
      'post /v1/controllers/{id}/reinstate reinstateController',
      'get /v1/cases listCases',
      'get /v1/cases/{id} getCase',
      'post /v1/cases/{id}/resolve resolveCase',
      'get /v1/partners listPartners',
      'post /v1/partners createPartner',
      'get /v1/partners/{id} getPartner',
      'patch /v1/partners/{id} editPartner',
      'get /v1/partners/{id}/rma-budget getRmaBudget',
      'get /v1/accounts listAccounts',
      'post /v1/accounts createAccount',
      'get /v1/accounts/{id} getAccount',
      'patch /v1/accounts/{id} editAccount',
      'delete /v1/accounts/{id} deleteAccount',
      'post /v1/accounts/{id}/archive archiveAccount',
      'post /v1/accounts/{id}/unarchive unarchiveAccount',
      'post /v1/accounts/{id}/replace-customer-id replaceCustomerId',
      'get /v1/accounts/{id}/contacts listContacts',
      'post /v1/accounts/{id}/contacts addContact',
      'get /v1/accounts/{id}/contacts/{contactId} getContact',
      'patch /v1/accounts/{id}/contacts/{contactId} editContact',
      'delete /v1/accounts/{id}/contacts/{contactId} removeContact',
      'get /v1/tokens listTokens',
      'post /v1/tokens createToken',
      'delete /v1/tokens/{id} revokeToken',
      'get /v1/me whoAmI',
      'get /v1/members listMembers',
      'post /v1/members/{id}/change-role changeRole',
      'delete /v1/members/{id} removeMember',
      'get /v1/invitations listInvitations',
      'post /v1/invitations inviteMember',
      'delete /v1/invitations/{id} withdrawInvitation',
      'post /v1/invitations/look lookAtInvitation',
      'post /v1/invitations/accept acceptInvitation',
      'get /v1/identity-providers listIdentityProviders',
      'post /v1/identity-providers addIdentityProvider',
      'get /v1/identity-providers/{id} getIdentityProvider',
      'patch /v1/identity-providers/{id} editIdentityProvider',
      'delete /v1/identity-providers/{id} removeIdentityProvider',
      'get /v1/products listProducts',
      'post /v1/products createProduct',
      'get /v1/products/{sku} getProduct',
      'patch /v1/products/{sku} editProduct',
      'get /v1/releases listReleases',
      'post /v1/releases publishRelease',
      'get /v1/releases/{version}/manifest getReleaseManifest',
      'get /v1/settings getSettings',
      'patch /v1/settings editSettings',
      'get /v1/overview getOverview',
      'get /v1/search search',
      'get /v1/audit listAudit',
      'get /v1/notices listNotices',
      'get /v1/notices/preview previewNotice',
      'get /v1/partners/{id}/notices getPartnerNotices',
      'patch /v1/partners/{id}/notices editPartnerNotices',
      'get /v1/accounts/{id}/notices getAccountNotices',
      'patch /v1/accounts/{id}/notices editAccountNotices',
      'post /v1/notices/unsubscribe unsubscribe',
    ],
  )
})

type Schema = {
  readonly type?: string
  readonly enum?: unknown
  readonly const?: unknown
  readonly maxLength?: number
  readonly maxItems?: number
  readonly format?: string
  readonly pattern?: string
  readonly maximum?: number
}

/** Where, below `at`, a string, list or number may be as large as the sender likes. */
const unlimited = (value: unknown, at: string): string[] => {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, each]) => unlimited(each, `${at}.${key}`))
  return isLimited(value) ? inner : [at, ...inner]
}

const isLimited = (schema: Schema): boolean => {
  if (schema.enum !== undefined || schema.const !== undefined) return true
  if (schema.type === 'string')
    return schema.maxLength !== undefined || schema.format === 'uuid' || isFinite(schema.pattern)
  if (schema.type === 'array') return schema.maxItems !== undefined
  if (schema.type === 'integer' || schema.type === 'number')
    return schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER
  return true
}

/** A pattern from end to end, without a repetition that goes on for ever. */
const isFinite = (pattern: string | undefined): boolean =>
  pattern !== undefined && /^\^.*\$$/.test(pattern) && !/[*+]|\{\d+,\}/.test(pattern)

test('a yes or no in a query is a boolean to the handler, and nothing else is taken for one', () => {
  const { query } = operations.issueOrder
  assert.deepEqual(query.parse({}), { dryRun: false })
  assert.deepEqual(query.parse({ dryRun: 'true' }), { dryRun: true })
  assert.deepEqual(query.parse({ dryRun: 'false' }), { dryRun: false })
  assert.equal(query.safeParse({ dryRun: 'perhaps' }).success, false)
})

test('install codes and ids are taken in any case, and kept in one', () => {
  const { query } = operations.listControllers
  const accountId = '6F1C1A52-8F0E-4A4E-9B57-2D3C5F7A9E10'
  assert.equal(query.parse({ installCode: ' sc-0001-7f3a ' }).installCode, 'SC-0001-7F3A')
  assert.equal(query.parse({ accountId }).accountId, accountId.toLowerCase())
  for (const installCode of ['abc', '-BCD', 'A'.repeat(33), 'AB_CD'])
    assert.equal(query.safeParse({ installCode }).success, false, installCode)
})

test('an instant is UTC, and says so', () => {
  const { body } = operations.publishRelease
  const published = (publishedAt: string) => body.safeParse({ version: '3.5', publishedAt }).success
  assert.equal(published('2026-03-05T09:30:00Z'), true)
  assert.equal(published('2026-03-05T09:30:00.123Z'), true)
  assert.equal(published('2026-03-05T09:30:00+01:00'), false)
  assert.equal(published('2026-02-30T09:30:00Z'), false)
  assert.equal(published('2026-03-05'), false)
})
