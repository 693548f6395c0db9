import { orThrow } from '@tenure/sdk'
import { activate } from './world/acts/activate.ts'
import { age } from './world/acts/age.ts'
import { handOn } from './world/acts/hand-on.ts'
import { fillInventories } from './world/acts/purchase.ts'
import { settleIn } from './world/acts/settle-in.ts'
import { trouble } from './world/acts/troubles.ts'
import { live, type Progress } from './world/diary.ts'
import { demoPeople, WORLD_VERSION, type DemoPerson } from './world/people.ts'
import {
  account,
  openStage,
  partnerId,
  takeFromShelf,
  type Past,
  type Stage,
  type WorldSeed,
} from './world/stage.ts'
import { partners } from './world/tables/partners.ts'

/** Who one can be in the demo world, and the secrets for that. */
export type DemoWorld = {
  readonly version: typeof WORLD_VERSION
  readonly people: readonly DemoPerson[]
  /** Of the vendor, of a partner, of an account. */
  readonly tokens: { readonly vendor: string; readonly partner: string; readonly account: string }
  /** The account of the demo controller. */
  readonly account: {
    readonly name: string
    readonly customerId: string
    readonly contact: string
    readonly partnerName: string
  }
  /** A license that waits in an account, and opens its own offline exchange (A2). */
  readonly offline: { readonly licenseId: string; readonly accountName: string; readonly contact: string }
}

/**
 * Makes the demo world through the API of a service that lives in the past: over a year and a half, in the order in
 * which it happened. Every call carries a fixed Idempotency-Key, and every controller sends the same requests, so a load
 * that was interrupted goes on where it stopped, and loading twice changes nothing.
 */
export const loadWorld = async (
  past: Past,
  seed: WorldSeed,
  progress: Progress = () => {},
): Promise<DemoWorld> => {
  const stage = openStage(past, seed)
  const acts = [settleIn, fillInventories, handOn, activate, age, trouble]
  await live(
    stage,
    acts.flatMap((act) => act()),
    progress,
  )
  stage.clock.at = seed.madeAt
  return tellWorld(stage, past)
}

const DEMO_ACCOUNT = 'P-Building 1'
const OFFLINE_ACCOUNT = 'Messehalle 4'

const tellWorld = async (stage: Stage, { vendorToken }: Past): Promise<DemoWorld> => {
  const { id: accountId, customerId } = account(stage, DEMO_ACCOUNT)
  const [waiting] = takeFromShelf(stage, OFFLINE_ACCOUNT, ['CAP-50'])
  const token = orThrow(
    await stage.vendor.createToken({
      idempotencyKey: 'demo-world-account-token',
      body: {
        name: 'Demo customer',
        scope: 'account',
        role: 'viewer',
        partnerId: partnerId(stage, 'nordlicht'),
        accountId,
      },
    }),
  )
  return {
    version: WORLD_VERSION,
    people: demoPeople.map((person) => ({ ...person, password: stage.seed.passwords[person.email] ?? '' })),
    tokens: {
      vendor: vendorToken,
      partner: stage.partnerTokens.get('nordlicht') ?? '',
      account: token.secret,
    },
    account: {
      name: DEMO_ACCOUNT,
      customerId,
      contact: contactOf(DEMO_ACCOUNT),
      partnerName: partnerNameOf(DEMO_ACCOUNT),
    },
    offline: {
      licenseId: waiting?.id ?? '',
      accountName: OFFLINE_ACCOUNT,
      contact: contactOf(OFFLINE_ACCOUNT),
    },
  }
}

const contactOf = (name: string): string => {
  const plan = partners.flatMap(({ accounts }) => accounts).find((each) => each.name === name)
  return plan?.contacts[0]?.email ?? ''
}

const partnerNameOf = (name: string): string =>
  partners.find(({ accounts }) => accounts.some((each) => each.name === name))?.name ?? ''
