import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { assertRefused, unknownId, withLicenses } from '../licenses/testing.ts'

const service = await withLicenses({ after })
const { call, partners, issue, transfer, addController, activate, clock } = service
const [north] = partners
const [house] = north.accounts
const lookUp = (licenseId: string) => call('lookUpLicense', { body: { licenseId } })

test('A2: a License ID alone tells what the license is and where it is, and nobody’s name', async () => {
  const [license] = await issue(north, 'MNT-50-12')
  assert(license !== undefined)
  const told = {
    licenseId: license.id,
    kind: 'maintenance',
    quantity: 50,
    description: '1-year maintenance',
    status: { state: 'not-started', text: 'Not started' },
    endsAt: null,
    at: 'inventory',
    installCode: null,
  }
  assert.deepEqual((await lookUp(license.id.toUpperCase())).body, told)
  await transfer(north, house, [license])
  assert.deepEqual((await lookUp(license.id)).body, { ...told, at: 'account' })
  const unit = await addController(north, house)
  await activate(unit, [license], { startsAt: Date.UTC(2026, 2, 1), endsAt: Date.UTC(2027, 2, 1) })
  const held = await lookUp(license.id)
  assert.deepEqual(held.body, {
    ...told,
    at: 'controller',
    installCode: unit.installCode,
    status: { state: 'active', text: 'Active' },
    endsAt: '2027-03-01T00:00:00.000Z',
  })
  for (const secret of [north.name, house.name, north.id, house.id, house.customerId, unit.id])
    assert(!held.text.includes(secret))
  clock.at = Date.UTC(2027, 2, 1)
  assert.equal((await lookUp(license.id)).body.status.text, 'Expired 2027-03-01')
})

test('a License ID that nobody has is not found, and what is none is refused', async () => {
  assertRefused(await lookUp(unknownId()), 404, 'license-not-found')
  assertRefused(await lookUp('123'), 400, 'input-invalid')
})
