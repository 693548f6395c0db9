import fc from 'fast-check'
import { trialRights } from '../license/kind.ts'
import type { HeldLicense } from '../license/license.ts'
import { MS_PER_DAY } from '../time/instant.ts'
import { toBase64url } from './base64url.ts'
import type { KeyList } from './key-list.ts'
import type { LicenseFile } from './license-file.ts'
import type { ExchangeRequest } from './request.ts'

/** Arbitrary values of each document, for the tests of this folder. */

const base64url = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((each) => toBase64url(each))
const instant = fc.integer({ min: 0, max: 253_402_300_799 }).map((seconds) => seconds * 1000)
const installCode = fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{3,31}$/)
const text = (minLength: number, maxLength: number) =>
  fc
    .string({ unit: 'grapheme-composite', minLength, maxLength })
    .filter((each) => each.length >= minLength && each.length <= maxLength && !/\p{Cc}/u.test(each))
/** fast-check's own records have now and then no prototype, which no document has. */
const recordOf = <Value extends object>(members: { [Name in keyof Value]: fc.Arbitrary<Value[Name]> }) =>
  fc.record<Value>(members, { noNullPrototype: true })
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null })

export const anyRequest: fc.Arbitrary<ExchangeRequest> = fc
  .record({
    installCode,
    customerId: orNull(fc.uuid()),
    generation: fc.integer({ min: 0, max: 1_000_000_000 }),
    previous: orNull(base64url(16)),
    next: orNull(base64url(16)),
    licenseIds: fc.uniqueArray(fc.uuid(), { maxLength: 12 }),
    wanted: fc.nat(12),
    model: text(1, 64),
    softwareVersion: text(1, 40),
    seatsUsed: fc.nat(1_000_000),
    devices: fc.nat(1_000_000),
    at: instant,
    clock: fc.constantFrom('ok' as const, 'unknown' as const),
    keyListSerial: fc.nat(1_000_000_000),
    nonce: base64url(16),
  })
  .map(({ licenseIds, wanted, ...rest }) => ({
    ...rest,
    want: licenseIds.slice(0, wanted),
    give: licenseIds.slice(wanted),
  }))

const term = fc.oneof(
  fc.constant({ startsAt: null, endsAt: null }),
  fc.integer({ min: 1, max: 65_535 }).map((day) => ({ startsAt: day * MS_PER_DAY, endsAt: null })),
  fc
    .tuple(fc.integer({ min: 1, max: 65_000 }), fc.integer({ min: 1, max: 500 }))
    .map(([day, days]) => ({ startsAt: day * MS_PER_DAY, endsAt: (day + days) * MS_PER_DAY })),
)
const kind = fc.oneof(
  fc
    .constantFrom('capacity' as const, 'core' as const, 'maintenance' as const, 'remote-cms' as const)
    .map((each) => ({
      kind: each,
      trialOf: null,
      upgradesTo: null,
    })),
  fc.constantFrom(...trialRights).map((trialOf) => ({ kind: 'trial' as const, trialOf, upgradesTo: null })),
  orNull(text(1, 40)).map((upgradesTo) => ({ kind: 'upgrade' as const, trialOf: null, upgradesTo })),
)
export const anyHeldLicense: fc.Arbitrary<HeldLicense> = fc
  .tuple(fc.uuid(), kind, fc.integer({ min: 1, max: 1_000_000 }), term)
  .map(([id, kinds, quantity, dates]) => ({ id, ...kinds, quantity, ...dates }))

export const anyLicenseFile: fc.Arbitrary<LicenseFile> = recordOf({
  installCode,
  keyThumbprint: base64url(32),
  generation: fc.integer({ min: 1, max: 2_147_483_647 }),
  previous: orNull(base64url(16)),
  answers: base64url(16),
  issuedAt: instant,
  segment: text(0, 32),
  customerId: orNull(fc.uuid()),
  licenses: fc.uniqueArray(anyHeldLicense, { maxLength: 12, selector: (each) => each.id }),
  next: base64url(16),
  upgradeBasis: fc.constantFrom('installed-at' as const, 'released-at' as const),
})

export const anyKeyList: fc.Arbitrary<KeyList> = recordOf({
  serial: fc.integer({ min: 1, max: 1_000_000_000 }),
  issuedAt: instant,
  keys: fc.uniqueArray(
    fc
      .tuple(
        fc.stringMatching(/^[A-Za-z0-9_-]{1,43}$/),
        base64url(32),
        fc.nat(1e9),
        fc.integer({ min: 1, max: 1e9 }),
      )
      .map(([kid, x, from, seconds]) => ({ kid, x, from: from * 1000, until: (from + seconds) * 1000 })),
    { minLength: 1, maxLength: 8, selector: (each) => each.kid },
  ),
})
