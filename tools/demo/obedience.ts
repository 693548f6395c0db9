import type { Narrator } from './narrator.ts'
import type { Purchase } from './purchase.ts'
import type { DemoController } from './stage.ts'

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

const devicesUntilRefused = async (unit: DemoController, narrator: Narrator) => {
  narrator.step(
    `${DEVICES} devices, 10 seats`,
    'All may be created and configured; what talks to a device needs a seat (C2, C3).',
  )
  for (let number = 1; number <= DEVICES; number++)
    await unit.types('device', 'add', deviceName(number), '--protocol', 'Modbus')
  for (let number = 1; number <= 10; number++) {
    const provisioned = await unit.types('device', 'provision', deviceName(number))
    narrator.check(`${deviceName(number)} is provisioned`, provisioned.code === 0)
  }
  const refused = await unit.types('device', 'provision', deviceName(11))
  narrator.check(
    'the eleventh is refused, with the smallest remedy: one more seat',
    refused.code === 1 && refused.stderr.includes('device-unlicensed') && /1 more seat/.test(refused.stderr),
  )
}

const moreCapacity = async (unit: DemoController, { capacity }: Purchase, narrator: Narrator) => {
  narrator.step(
    'More capacity',
    'Capacity adds up (C1), and the devices that wait get their seats, oldest first (C4).',
  )
  await unit.types('activate', capacity[1])
  for (const number of [11, 12]) {
    const provisioned = await unit.types('device', 'provision', deviceName(number))
    narrator.check(`${deviceName(number)} is provisioned`, provisioned.code === 0)
  }
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
