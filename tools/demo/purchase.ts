import { orThrow, type Client } from '@tenure/sdk'
import type { Narrator } from './narrator.ts'
import type { Stage } from './stage.ts'

/** What was bought and handed on: License IDs by what they are, and the account's secret. */
export type Purchase = {
  readonly partner: Client
  readonly account: { readonly id: string; readonly name: string; readonly customerId: string }
  readonly capacity: readonly [string, string]
  readonly maintenance: readonly [string, string]
}

/** From the vendor to the account: issue, account, transfer (T1). */
export const purchase = async (stage: Stage, narrator: Narrator): Promise<Purchase> => {
  const { vendor } = stage
  narrator.step(
    'The vendor issues what was sold',
    'An order arrives: 2 × 10 devices of capacity, and maintenance for both.',
  )
  const { id: partnerId } = orThrow(await vendor.createPartner({ body: { name: 'Nordlicht Automation' } }))
  const order = [
    'partner,sku,count,reference',
    'Nordlicht Automation,CAP-10,2,PO-4711',
    'Nordlicht Automation,MNT-10-12,2,PO-4711',
  ].join('\n')
  narrator.does('vendor', 'POST /v1/orders')
  narrator.shows(order)
  const { licenseIds } = orThrow(await vendor.issueOrder({ body: order }))
  const inInventory = orThrow(await vendor.listLicenses({ query: { partnerId, at: 'inventory' } })).items
  narrator.check(
    'four licenses are in the partner’s inventory, each with a License ID of its own',
    new Set(inInventory.map(({ id }) => id)).size === 4 && licenseIds.length === 4,
  )

  narrator.step(
    'The partner hands them on',
    'No call to support: the partner’s own token does it, and sees only what is the partner’s.',
  )
  const token = orThrow(
    await vendor.createToken({
      body: { name: 'Nordlicht', scope: 'partner', role: 'administrator', partnerId },
    }),
  )
  const partner = stage.clientOf(token.secret)
  narrator.does('partner', 'POST /v1/accounts {"name":"P-Building 1"}')
  const account = orThrow(await partner.createAccount({ body: { name: 'P-Building 1' } }))
  narrator.shows(`Customer ID ${account.customerId}`)
  narrator.does('partner', `POST /v1/licenses/transfer, ${licenseIds.length} licenses at once`)
  const { items } = orThrow(await partner.transferLicenses({ body: { licenseIds, accountId: account.id } }))
  narrator.shows(items.map(({ id, description }) => `${id}  ${description}`).join('\n'))
  narrator.check(
    'all four are in the account P-Building 1 now',
    items.every(({ holder }) => holder.at === 'account' && holder.accountId === account.id),
  )
  const stranger = orThrow(await vendor.createPartner({ body: { name: 'Another Partner' } }))
  const strangersToken = orThrow(
    await vendor.createToken({
      body: { name: 'Other', scope: 'partner', role: 'administrator', partnerId: stranger.id },
    }),
  )
  const looked = await stage
    .clientOf(strangersToken.secret)
    .getLicense({ params: { id: licenseIds[0] ?? '' } })
  narrator.check(
    'for another partner they do not exist',
    !looked.ok && looked.problem.code === 'license-not-found',
  )
  const ofKind = (kind: string) => items.filter((license) => license.kind === kind).map(({ id }) => id)
  return { partner, account, capacity: pair(ofKind('capacity')), maintenance: pair(ofKind('maintenance')) }
}

const pair = ([first, second]: readonly string[]): readonly [string, string] => {
  if (first === undefined || second === undefined) throw new Error('the order did not issue two of each')
  return [first, second]
}
