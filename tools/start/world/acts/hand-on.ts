import { orThrow } from '@tenure/sdk'
import type { Entry, Once } from '../diary.ts'
import { fleets } from '../fleets.ts'
import type { AccountPlan, PartnerKey } from '../plan.ts'
import { account, partnerClient, putOnShelf, takeFromShelf, type Stage } from '../stage.ts'
import { partners } from '../tables/partners.ts'
import { recalls, splits } from '../tables/troubles.ts'
import { before, type When } from '../when.ts'
import { purchase } from './purchase.ts'

/** Accounts with their contacts, and the licenses that were bought for them and transferred to them (T1). */
export const handOn = (): Entry[] => [
  ...partners.flatMap(({ key, accounts }) =>
    accounts.flatMap((plan, index) => openAccount(key, plan, index)),
  ),
  ...fleets.flatMap(({ partner, plan, fleet, codes, name }) => [
    ...supply(partner, plan, before(fleet.since, 2), name, times(codes.length, fleet.holds)),
    ...(fleet.later ?? []).flatMap((later, nth) =>
      'activates' in later
        ? supply(
            partner,
            plan,
            before(later.when, 1),
            `${name}-later-${nth}`,
            times(later.units ?? codes.length, later.activates),
          )
        : [],
    ),
  ]),
  ...splits.map(splitEntry),
  ...recalls.map(recallEntry),
]

const times = (count: number, skus: readonly string[]): string[] =>
  Array.from({ length: count }, () => skus).flat()

const openAccount = (partner: PartnerKey, plan: AccountPlan, index: number): Entry[] => {
  const name = `${partner}-${index}`
  const open = async (stage: Stage, once: Once): Promise<void> => {
    const client = partnerClient(stage, partner)
    const body = { name: plan.name, approvesControllers: plan.approves ?? false }
    const { id, customerId } = orThrow(await client.createAccount({ ...once('account'), body }))
    stage.accounts.set(plan.name, { id, customerId, partner })
    for (const { email, name: called, language } of plan.contacts)
      orThrow(
        await client.addContact({
          ...once(`contact-${email}`),
          params: { id },
          body: { email, name: called, language },
        }),
      )
  }
  const archive = async (stage: Stage, once: Once): Promise<void> => {
    const params = { id: account(stage, plan.name).id }
    orThrow(await partnerClient(stage, partner).archiveAccount({ ...once('archive'), params }))
  }
  return [
    { when: before(plan.added, 0), name, act: open },
    ...supply(partner, plan, (madeAt) => plan.added(madeAt) + 60_000, `${name}-waiting`, plan.waiting ?? []),
    ...(plan.archived === undefined ? [] : [{ when: plan.archived, name: `${name}-archive`, act: archive }]),
  ]
}

/** An order for one account, and its transfer in the same hour. */
const supply = (
  partner: PartnerKey,
  plan: AccountPlan,
  when: When,
  name: string,
  skus: readonly string[],
): Entry[] => {
  if (skus.length === 0) return []
  const act = async (stage: Stage, once: Once): Promise<void> => {
    const bought = await purchase(stage, once, { partner, skus, reference: `${plan.name} / ${name}` })
    const body = { licenseIds: bought.map(({ id }) => id), accountId: account(stage, plan.name).id }
    orThrow(await partnerClient(stage, partner).transferLicenses({ ...once('transfer'), body }))
    putOnShelf(stage, plan.name, bought)
  }
  return [{ when, name: `supply-${name}`, act }]
}

/** T4 */
const splitEntry = ({ partner, sku, into, when, handedOn }: (typeof splits)[number], nth: number): Entry => ({
  when,
  name: `split-${nth}`,
  act: async (stage, once) => {
    const client = partnerClient(stage, partner)
    const [whole] = takeFromShelf(stage, partner, [sku])
    const params = { id: whole?.id ?? '' }
    const body = { quantities: [...into] }
    const parts = orThrow(await client.splitLicense({ ...once('split'), params, body })).items
    const licenseIds = parts.slice(0, handedOn.parts).map(({ id }) => id)
    if (licenseIds.length === 0) return
    const accountId = account(stage, handedOn.account).id
    orThrow(await client.transferLicenses({ ...once('transfer'), body: { licenseIds, accountId } }))
  },
})

/** T3 */
const recallEntry = ({ account: name, sku, count, when }: (typeof recalls)[number], nth: number): Entry => ({
  when,
  name: `recall-${nth}`,
  act: async (stage, once) => {
    const { partner } = account(stage, name)
    const taken = takeFromShelf(stage, name, times(count, [sku]))
    const body = { licenseIds: taken.map(({ id }) => id) }
    orThrow(await partnerClient(stage, partner).recallLicenses({ ...once('recall'), body }))
    putOnShelf(stage, partner, taken)
  },
})
