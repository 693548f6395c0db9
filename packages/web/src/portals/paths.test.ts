import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryPages, customerPortal } from '../customer/pages.ts'
import { partnerPortal } from '../partner/pages.ts'
import { signInPages } from '../sign-in/pages.ts'
import { vendorPortal } from '../vendor/pages.ts'
import { carryPaths, customerPaths, partnerPaths, signInPaths, vendorPaths } from './paths.ts'

/** Every address of a table, with `$` and the place of its part where it takes one. */
const addressesOf = (table: Readonly<Record<string, (part: string) => string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(table).map(([name, address]) => [name, address('$id')]))

const works = (home: string) => ({
  dashboard: home,
  license: `${home}/licenses/$id`,
  accounts: `${home}/accounts`,
  account: `${home}/accounts/$id`,
  maintenance: `${home}/accounts/$id/maintenance`,
  controllers: `${home}/controllers`,
  controller: `${home}/controllers/$id`,
  rma: `${home}/rma`,
  cases: `${home}/cases`,
  case: `${home}/cases/$id`,
  renewals: `${home}/renewals`,
  notices: `${home}/notices`,
  people: `${home}/people`,
  tokens: `${home}/tokens`,
  singleSignOn: `${home}/single-sign-on`,
  ledger: `${home}/ledger`,
})

test('these are the addresses of the sign-in, and links in mails keep working', () => {
  assert.deepEqual(addressesOf(signInPaths), {
    signIn: '/sign-in',
    customer: '/sign-in/customer',
    license: '/sign-in/license',
    places: '/sign-in/places',
    secondFactor: '/sign-in/second-factor',
    security: '/sign-in/security',
    forgotten: '/sign-in/forgotten',
    resetPassword: '/reset-password',
    invitation: '/invitation',
  })
})

test('these are the addresses of the vendor console, and bookmarks of them keep working', () => {
  assert.deepEqual(addressesOf(vendorPaths), {
    ...works('/vendor'),
    licenses: '/vendor/licenses',
    issue: '/vendor/issue',
    order: '/vendor/issue/order',
    upgrades: '/vendor/upgrades',
    remoteCms: '/vendor/remote-cms',
    products: '/vendor/products',
    releases: '/vendor/releases',
    partners: '/vendor/partners',
    partner: '/vendor/partners/$id',
    settings: '/vendor/settings',
    audit: '/vendor/audit',
  })
})

test('these are the addresses of the partner portal, with the partner in each', () => {
  assert.deepEqual(addressesOf(partnerPaths('$partnerId')), {
    ...works('/partner/$partnerId'),
    inventory: '/partner/$partnerId/inventory',
    customerInventory: '/partner/$partnerId/customer-inventory',
    transfer: '/partner/$partnerId/transfer',
    audit: '/partner/$partnerId/audit',
  })
})

test('these are the addresses of the customer portal, with the account in each', () => {
  assert.deepEqual(addressesOf(customerPaths('$accountId')), {
    dashboard: '/customer/$accountId',
    licenses: '/customer/$accountId/licenses',
    license: '/customer/$accountId/licenses/$id',
    controllers: '/customer/$accountId/controllers',
    controller: '/customer/$accountId/controllers/$id',
    customerId: '/customer/$accountId/customer-id',
    offline: '/customer/$accountId/offline',
    bundle: '/customer/$accountId/offline/bundle',
    history: '/customer/$accountId/history',
    contacts: '/customer/$accountId/contacts',
    notices: '/customer/$accountId/notices',
  })
  assert.deepEqual(addressesOf(carryPaths), {
    carry: '/customer/carry',
    bundle: '/customer/carry/bundle',
  })
})

test('whatever a part is, it stays one part', () => {
  assert.equal(vendorPaths.license('a/../b?c#d'), '/vendor/licenses/a%2F..%2Fb%3Fc%23d')
})

/** What an address is without the names of its parts: `/vendor/licenses/$`. */
const shape = (address: string): string => address.replaceAll(/\$\w+/g, '$')

for (const { name, pages, home, tables } of [
  { ...vendorPortal, tables: [vendorPaths] },
  { ...partnerPortal, tables: [partnerPaths('$partnerId')] },
  { ...customerPortal, tables: [customerPaths('$accountId')] },
  { name: 'sign-in', pages: [...signInPages, ...carryPages], home: '', tables: [signInPaths, carryPaths] },
])
  test(`each page of ${name} has an address of its own, from the table`, () => {
    const known = new Set(tables.flatMap((table) => Object.values(addressesOf(table)).map(shape)))
    const shapes = pages.map(({ path }) => shape(path))
    assert.deepEqual(
      shapes.filter((each) => !known.has(each)),
      [],
    )
    assert.equal(new Set(shapes).size, shapes.length)
    for (const { path } of pages) assert.ok(path.startsWith(home), path)
  })

for (const portal of [vendorPortal, partnerPortal, customerPortal])
  test(`what is in the navigation of the portal ${portal.name} needs no part that the address does not have`, () => {
    for (const { path, nav } of portal.pages)
      if (nav !== undefined)
        assert.doesNotMatch(
          path.slice(portal.home.length),
          /\$/,
          'a page of one thing is not in the navigation',
        )
  })
