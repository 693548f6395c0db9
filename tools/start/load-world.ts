import { catalog } from '@tenure/core'
import { orThrow, type Client } from '@tenure/sdk'

/** What the demo shows: who there is, and the secrets to act as each of them. */
export type DemoWorld = {
  readonly partner: { readonly id: string; readonly name: string; readonly token: string }
  readonly account: {
    readonly id: string
    readonly name: string
    readonly customerId: string
    readonly token: string
  }
}

/**
 * Loads the demo vendor through the API: its catalog and releases, one partner, one account with a contact, and
 * licenses of each kind, some handed on and some still in the inventory. Every call carries a fixed Idempotency-Key,
 * so loading that was interrupted goes on where it stopped, and loading twice changes nothing.
 */
export const loadWorld = async (vendor: Client): Promise<DemoWorld> => {
  const once = (what: string) => ({ idempotencyKey: `demo-world-${what}` })
  await loadReleases(vendor)

  const partner = orThrow(
    await vendor.createPartner({ ...once('partner'), body: { name: 'Nordlicht Automation' } }),
  )
  const account = orThrow(
    await vendor.createAccount({ ...once('account'), body: { partnerId: partner.id, name: 'P-Building 1' } }),
  )
  orThrow(
    await vendor.addContact({
      ...once('contact'),
      params: { id: account.id },
      body: { email: 'site@p-building.example', name: 'Site office' },
    }),
  )
  const handedOn = await issue(vendor, partner.id, 'account', inTheAccount)
  await issue(vendor, partner.id, 'inventory', inTheInventory)
  orThrow(
    await vendor.transferLicenses({
      ...once('transfer'),
      body: { licenseIds: handedOn, accountId: account.id },
    }),
  )
  const token = async (what: string, body: Parameters<Client['createToken']>[0]['body']) =>
    orThrow(await vendor.createToken({ ...once(what), body })).secret

  return {
    partner: {
      id: partner.id,
      name: partner.name,
      token: await token('partner-token', {
        name: 'Demo partner',
        scope: 'partner',
        role: 'administrator',
        partnerId: partner.id,
      }),
    },
    account: {
      id: account.id,
      name: account.name,
      customerId: account.customerId,
      token: await token('account-token', {
        name: 'Demo customer',
        scope: 'account',
        role: 'viewer',
        partnerId: partner.id,
        accountId: account.id,
      }),
    },
  }
}

/** The kinds of spec §2, each at least once. */
const inTheAccount = ['CAP-10', 'CAP-50', 'MNT-10-12', 'MNT-50-36', 'CORE', 'UPG-50', 'RCMS-5', 'TRIAL-10-30']
const inTheInventory = ['CAP-10', 'CAP-200', 'CAP-1000', 'MNT-200-36', 'CORE']

const releases = [
  { version: '3.3', publishedAt: '2025-03-11T00:00:00Z' },
  { version: '3.4', publishedAt: '2025-11-04T00:00:00Z' },
  { version: '3.4 Update 1', publishedAt: '2026-02-17T00:00:00Z' },
  { version: '3.5', publishedAt: '2026-06-23T00:00:00Z' },
]

const loadReleases = async (vendor: Client): Promise<void> => {
  for (const release of releases) {
    const reply = await vendor.publishRelease({
      idempotencyKey: `demo-world-release-${release.version.replaceAll(' ', '-')}`,
      body: release,
    })
    orThrow(reply)
  }
}

const issue = async (
  vendor: Client,
  partnerId: string,
  where: string,
  skus: readonly string[],
): Promise<string[]> => {
  const unknown = skus.filter((sku) => !catalog.some((product) => product.sku === sku))
  if (unknown.length > 0) throw new Error(`the shipped catalog has no ${unknown.join(', ')}`)
  const lines = skus.map((sku) => `${partnerId},${sku},1,Demo order`)
  const order = orThrow(
    await vendor.issueOrder({
      idempotencyKey: `demo-world-order-${where}`,
      body: ['partner,sku,count,reference', ...lines].join('\n'),
    }),
  )
  return order.licenseIds
}
