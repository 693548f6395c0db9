import type { Narrator } from './narrator.ts'
import type { Purchase } from './purchase.ts'
import type { DemoController } from './controller.ts'

/** How many field devices the building has: two more than the first license allows. */
export const DEVICES = 12

/** The controller takes a license, obeys it, and takes more (C1–C4); then it asks about an upgrade (M1, M4). */
export const obedience = async (
  unit: DemoController,
  bought: Purchase,
  narrator: Narrator,
): Promise<void> => {
  await firstCapacity(unit, bought, narrator)
  await devicesUntilRefused(unit, narrator)
  await moreCapacity(unit, bought, narrator)
  await upgradeCheck(unit, bought, narrator)
}

const firstCapacity = async (unit: DemoController, { account, capacity }: Purchase, narrator: Narrator) => {
  narrator.step(
    'The controller activates',
    'It knows the Customer ID, shows its own key, and gets a signed license file.',
  )
  const set = await unit.types('account', 'set', account.customerId)
  narrator.check('the controller takes the Customer ID', set.code === 0)
  const offers = await unit.types('offers')
  narrator.check(
    'it sees what the account offers',
    offers.stdout.includes(capacity[0]) && offers.stdout.includes('10-device capacity'),
  )
  const activated = await unit.types('activate', capacity[0])
  narrator.check('it holds the license now', activated.code === 0 && activated.stdout.includes(capacity[0]))
}

const deviceName = (number: number) => `pump-${String(number).padStart(2, '0')}`

const provision = (unit: DemoController, number: number) =>
  unit.driver('POST', `/v1/devices/${deviceName(number)}/provision`)

const devicesUntilRefused = async (unit: DemoController, narrator: Narrator) => {
  narrator.step(
    `${DEVICES} devices, 10 seats`,
    'A driver asks before it acts. All devices may be created; what talks to one needs a seat (C2, C3).',
  )
  for (let number = 1; number <= DEVICES; number++)
    await unit.driver('POST', '/v1/devices', { id: deviceName(number), protocol: 'Modbus' })
  const provisioned = []
  for (let number = 1; number <= 10; number++) provisioned.push(await provision(unit, number))
  narrator.check(
    'ten devices are provisioned',
    provisioned.every(({ status }) => status === 200),
  )
  const refused = await provision(unit, 11)
  narrator.check(
    'the eleventh is refused, with the smallest remedy: one more seat',
    refused.code === 'device-unlicensed' && /1 more seat/.test(refused.text),
  )
}

const moreCapacity = async (unit: DemoController, { capacity }: Purchase, narrator: Narrator) => {
  narrator.step(
    'More capacity',
    'Capacity adds up (C1), and the devices that wait get their seats, oldest first (C4).',
  )
  await unit.types('activate', capacity[1])
  const provisioned = [await provision(unit, 11), await provision(unit, 12)]
  narrator.check(
    'the two that waited are provisioned',
    provisioned.every(({ status }) => status === 200),
  )
}

const upgradeCheck = async (unit: DemoController, { maintenance }: Purchase, narrator: Narrator) => {
  narrator.step(
    'May it take version 3.5?',
    'Told before the upgrade, by the controller itself: maintenance must meet the capacity (M1, M4).',
  )
  const without = await unit.types('can-upgrade', '3.5')
  narrator.check(
    'no: there is no maintenance',
    without.code === 1 && without.stderr.includes('maintenance-missing'),
  )
  const update = await unit.types('can-upgrade', '3.4 Update 2')
  narrator.check('an update of its own version needs none', update.code === 0)
  await unit.types('activate', maintenance[0])
  const short = await unit.types('can-upgrade', '3.5')
  narrator.check(
    'maintenance for 10 does not cover a capacity of 20',
    short.code === 1 && short.stderr.includes('maintenance-short'),
  )
  await unit.types('activate', maintenance[1])
  const covered = await unit.types('can-upgrade', '3.5')
  narrator.check('maintenance for 20 does', covered.code === 0)
}
