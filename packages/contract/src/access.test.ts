import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  administrators,
  mayCall,
  partnerAdministrators,
  partnerOperators,
  partnerReaders,
  readers,
  roles,
  scopes,
  vendorAdministrators,
  vendorOperators,
  vendorReaders,
  type Access,
} from './access.ts'

/** Who may call, as `scope: roles` in the order of vendor, partner, account; the rest may not. */
const cases: readonly (readonly [string, Access, readonly string[]])[] = [
  ['public', 'public', ['v:vao', 'p:vao', 'a:vao']],
  ['readers', readers, ['v:vao', 'p:vao', 'a:vao']],
  ['partnerReaders', partnerReaders, ['v:vao', 'p:vao', 'a:']],
  ['vendorReaders', vendorReaders, ['v:vao', 'p:', 'a:']],
  ['partnerOperators', partnerOperators, ['v:ao', 'p:ao', 'a:']],
  ['partnerAdministrators', partnerAdministrators, ['v:ao', 'p:a', 'a:']],
  ['vendorOperators', vendorOperators, ['v:ao', 'p:', 'a:']],
  ['vendorAdministrators', vendorAdministrators, ['v:a', 'p:', 'a:']],
  ['administrators', administrators, ['v:a', 'p:a', 'a:a']],
]

const letters = { viewer: 'v', administrator: 'a', operator: 'o' } as const

for (const [title, access, expected] of cases)
  test(`${title}: exactly these scopes and roles may call`, () => {
    const actual = scopes.map((scope) => {
      const allowed = roles.filter((role) => mayCall(access, { scope, role })).map((role) => letters[role])
      return `${scope[0]}:${['v', 'a', 'o'].filter((letter) => allowed.some((each) => each === letter)).join('')}`
    })
    assert.deepEqual(actual, expected)
  })

test('a higher role may do everything a lower one may', () => {
  for (const [title, access] of cases)
    for (const scope of scopes)
      for (let index = 1; index < roles.length; index++) {
        const lower = roles[index - 1] ?? 'viewer'
        const higher = roles[index] ?? 'viewer'
        if (mayCall(access, { scope, role: lower }))
          assert.ok(mayCall(access, { scope, role: higher }), `${title} ${scope} ${higher}`)
      }
})

test('a scope that the table does not name may not call, whatever its role', () => {
  assert.equal(mayCall({}, { scope: 'vendor', role: 'administrator' }), false)
  assert.equal(mayCall({ vendor: 'viewer' }, { scope: 'partner', role: 'administrator' }), false)
})
