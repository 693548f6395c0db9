import { orThrow } from '@tenure/sdk'
import type { Narrator } from './narrator.ts'
import type { Purchase } from './purchase.ts'
import type { DemoController } from './controller.ts'
import type { Stage } from './stage.ts'

/** The returned license works on another controller, and the ledger can tell where it has been. */
export const elsewhere = async (
  stage: Stage,
  { second, first }: { readonly first: DemoController; readonly second: DemoController },
  bought: Purchase,
  narrator: Narrator,
): Promise<void> => {
  const [, license] = bought.capacity
  narrator.step(
    'Activated elsewhere',
    'The license is in its account again, so another controller can have it.',
  )
  await second.types('account', 'set', bought.account.customerId)
  await second.types('activate', license)
  await second.driver('POST', '/v1/devices', { id: 'fan-01', protocol: 'BACnet' })
  const provisioned = await second.driver('POST', '/v1/devices/fan-01/provision')
  narrator.check('the other controller has its seats', provisioned.status === 200)
  const taken = await first.types('activate', license)
  narrator.check(
    'the first one cannot have it as well',
    taken.code === 1 && (taken.stdout + taken.stderr).includes('license-on-another-controller'),
  )

  narrator.step(
    'Where has it been?',
    'Every movement is one row of an append-only ledger, written with the change itself (T5).',
  )
  narrator.does('partner', `GET /v1/licenses/${license}/movements`)
  const { items } = orThrow(await bought.partner.listMovements({ params: { id: license } }))
  const movements = items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  narrator.shows(
    movements
      .map(
        ({ at, reason, from, to, actor }) => `${at}  ${reason.padEnd(8)}  ${from.at} → ${to.at}  by ${actor}`,
      )
      .join('\n'),
  )
  const story = movements.map(({ reason }) => reason).join(' ')
  narrator.check(
    'issued, transferred, activated, returned, activated',
    story === 'issue transfer activate return activate',
  )
  const verified = await stage.operator('ledger', 'verify')
  narrator.check('the whole ledger replays to where every license is', verified.code === 0)
}
