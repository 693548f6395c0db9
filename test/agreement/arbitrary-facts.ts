import { startTerm, trialRights, type License, type Term } from '@tenure/core'
import fc from 'fast-check'

/** Facts as they come about: licenses that were activated at some time, devices, versions, an instant to judge at. */

export const SPAN = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2028, 0, 1) } as const

export const anyTime = fc.integer({ min: SPAN.from, max: SPAN.to })

const terms = {
  capacity: { unit: 'perpetual' },
  core: { unit: 'perpetual' },
  upgrade: { unit: 'single-use' },
  maintenance: { unit: 'months', count: 12 },
  'remote-cms': { unit: 'perpetual' },
  trial: { unit: 'days', count: 30 },
} as const satisfies Record<License['kind'], Term>

const kind = fc.constantFrom<License['kind'][]>(
  'capacity',
  'capacity',
  'maintenance',
  'maintenance',
  'upgrade',
  'trial',
  'core',
  'remote-cms',
)

/** One row of the service's table, as the activation left it. */
const anyLicense: fc.Arbitrary<License> = fc
  .record({
    id: fc.uuid(),
    kind,
    trialOf: fc.constantFrom(...trialRights),
    // Few sizes, so that sums meet exactly as often as not.
    quantity: fc.constantFrom(1, 2, 3),
    activatedAt: anyTime,
    upgradesTo: fc.constantFrom('3.4', '3.5', '4.0'),
  })
  .map(({ id, activatedAt, upgradesTo, trialOf, ...rest }) => {
    const bought: License = {
      id,
      ...rest,
      trialOf: rest.kind === 'trial' ? trialOf : null,
      startsAt: null,
      endsAt: null,
      upgradesTo: null,
      sku: 'ANY',
      term: terms[rest.kind],
      termStart: 'at-activation',
      issuedAt: activatedAt,
      holder: { at: 'controller', partnerId: 'p', accountId: 'a', controllerId: 'c' },
      everActivated: true,
    }
    const reaches = rest.kind === 'upgrade' ? upgradesTo : null
    return { ...bought, ...startTerm(bought, activatedAt, []), upgradesTo: reaches }
  })

export const anyLicenses = fc.uniqueArray(anyLicense, { maxLength: 6, selector: ({ id }) => id })

const anyVersion = fc.constantFrom('3.2', '3.3', '3.4', '3.4 Update 1', '3.5', '4.0 Platform 1', '4.0', 'x')
const gated = { installed: fc.constant('3.4'), target: fc.constantFrom('3.5', '3.5 Update 2', '4.0') }
/** As often as not an upgrade that only maintenance or an upgrade license allows. */
export const anyVersions = fc.oneof(
  fc.record({ installed: anyVersion, target: anyVersion }),
  fc.record(gated),
)

/** In the order in which they are added. */
export const anyDevices = fc
  .array(fc.record({ pinned: fc.boolean(), internal: fc.boolean() }), { maxLength: 8 })
  .map((devices) => devices.map((each, index) => ({ id: `device-${index}`, order: index + 1, ...each })))
