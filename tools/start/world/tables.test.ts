import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalog } from '@tenure/core'
import { fleets, replacementCode, unitIn } from './fleets.ts'
import { demoPeople } from './people.ts'
import { partners } from './tables/partners.ts'
import { recalls, splits, troubles } from './tables/troubles.ts'
import { openInvitations, releases } from './tables/vendor.ts'

/** What can be said of the tables without loading them: that each row is possible. */
const madeAt = Date.UTC(2026, 10, 24, 15)
const accounts = partners.flatMap((partner) => partner.accounts)
const find = (name: string) => accounts.find((account) => account.name === name) ?? assert.fail(name)

test('every SKU is one of the shipped catalog', () => {
  const skus = new Set([
    ...partners.flatMap(({ stock }) => stock.flatMap(({ lines }) => lines.map(([sku]) => sku))),
    ...accounts.flatMap(({ waiting = [] }) => waiting),
    ...fleets.flatMap(({ fleet }) => fleet.holds),
    ...fleets.flatMap(({ fleet }) =>
      (fleet.later ?? []).flatMap((later) => ('activates' in later ? later.activates : [])),
    ),
    ...splits.map(({ sku }) => sku),
  ])
  const shipped = new Set(catalog.map(({ sku }) => sku))
  assert.deepEqual(
    [...skus].filter((sku) => !shipped.has(sku)),
    [],
  )
})

test('an account is added before anything happens in it, and nothing happens after today', () => {
  for (const { added, fleets: own, archived, name } of accounts) {
    for (const { since, later = [], units } of own) {
      // Its licenses are bought two days before, and somebody walks from one controller to the next.
      assert.ok(added(madeAt) < since(madeAt) - 2 * 86_400_000, name)
      assert.ok(since(madeAt) + units * 20 * 60_000 < madeAt, name)
      for (const { when } of later) assert.ok(since(madeAt) < when(madeAt) && when(madeAt) < madeAt, name)
    }
    assert.ok(archived === undefined || archived(madeAt) > added(madeAt), name)
  }
})

test('people, contacts and accounts have names of their own; nobody has an address that somebody else could have', () => {
  const addresses = [
    ...demoPeople.map(({ email }) => email),
    ...openInvitations.map(({ email }) => email),
    ...accounts.flatMap(({ contacts }) => contacts.map(({ email }) => email)),
  ]
  assert.equal(new Set(addresses).size, addresses.length)
  // RFC 2606 §2: nobody has a domain below .example.
  for (const address of addresses) assert.match(address, /^[a-z0-9.-]+@[a-z0-9.-]+\.example$/)
  assert.equal(new Set(accounts.map(({ name }) => name)).size, accounts.length)
})

test('install codes are each of one controller, also those of replacements', () => {
  const codes = [...fleets.flatMap((fleet) => fleet.codes), replacementCode(0), replacementCode(1)]
  assert.equal(new Set(codes).size, codes.length)
  for (const code of codes) assert.match(code, /^SC-\d{4}-[0-9A-F]{4}$/)
})

test('what goes wrong, is split or recalled, does so where there is something', () => {
  for (const { account, unit, when } of troubles) {
    const { fleet } = unitIn(account, unit)
    assert.ok(fleet.fleet.since(madeAt) < when(madeAt), account)
  }
  for (const { account, sku, count } of recalls)
    assert.ok((find(account).waiting ?? []).filter((each) => each === sku).length >= count, account)
  for (const { sku, into, handedOn } of splits) {
    const [quantity] = catalog.flatMap((product) => (product.sku === sku ? [product.quantity] : []))
    assert.equal(
      into.reduce((sum, part) => sum + part, 0),
      quantity,
    )
    assert.ok(handedOn.parts <= into.length && find(handedOn.account) !== undefined)
  }
  assert.throws(() => unitIn('P-Building 1', 0), /P-Building 1 has no controller 0/)
})

test('releases are in the order in which they were published, and open invitations are still open', () => {
  const published = releases.map(({ when }) => when(madeAt))
  assert.deepEqual(
    published,
    published.toSorted((a, b) => a - b),
  )
  for (const { when } of openInvitations) assert.ok(when(madeAt) > madeAt - 7 * 86_400_000)
})
