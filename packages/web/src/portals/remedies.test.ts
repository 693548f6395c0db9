import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem } from '../ui/refusal.ts'
import type { ActingAs } from './acting-as.ts'
import { partnerPaths, vendorPaths } from './paths.ts'
import { remedyFor } from './remedies.ts'

const id = '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10'
const partner = partnerPaths(id)
const remedy = (code: Problem['code'], as: ActingAs | null, facts: Problem['facts'] = {}) =>
  remedyFor({ code, sentence: '', remedy: '', facts }, { as, here: '/vendor/licenses?q=a' })?.to ?? null

const cases: readonly [Problem['code'], ActingAs | null, string | null][] = [
  ['session-missing', 'vendor', '/sign-in?next=%2Fvendor%2Flicenses%3Fq%3Da'],
  ['second-factor-missing', 'vendor', '/sign-in/second-factor?next=%2Fvendor%2Flicenses%3Fq%3Da'],
  ['sso-required', 'vendor', '/sign-in?step=sso&next=%2Fvendor%2Flicenses%3Fq%3Da'],
  ['license-not-in-inventory', 'vendor', `${vendorPaths.licenses()}?at=inventory`],
  ['license-not-in-inventory', `partner:${id}`, partner.inventory()],
  ['license-not-in-inventory', `account:${id}`, null],
  ['key-changed', `partner:${id}`, `${partner.cases()}?state=open`],
  ['key-changed', `account:${id}`, null],
  ['account-archived', 'vendor', vendorPaths.accounts()],
  ['rma-budget-spent', 'vendor', vendorPaths.settings()],
  ['rma-budget-spent', `partner:${id}`, null],
  ['signature-invalid', 'vendor', null],
  ['not-reached', null, null],
]
for (const [code, as, to] of cases)
  test(`${code} as ${as ?? 'nobody'}: ${to === null ? 'no button' : `the button leads to ${to}`}`, () =>
    assert.equal(remedy(code, as), to))

test('a controller that the refusal names by its id is opened', () => {
  assert.equal(remedy('license-on-controller', 'vendor', { controllerId: id }), `/vendor/controllers/${id}`)
})

test('a controller that the refusal names is searched for', () => {
  const facts = { installCode: 'SC-0001-7F3A' }
  assert.equal(remedy('license-on-controller', 'vendor', facts), '/vendor/controllers?q=SC-0001-7F3A')
  assert.equal(
    remedy('license-on-controller', `account:${id}`, facts),
    `/customer/${id}/controllers?q=SC-0001-7F3A`,
  )
  assert.equal(remedy('license-on-controller', 'vendor', { installCode: 7 }), '/vendor/controllers')
})
