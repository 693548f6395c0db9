import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import type { ControllerSeen, LicenseReply, LicenseSeen, MovementSeen } from '@tenure/contract'
import { loadShippedCatalog } from '../catalog/load-shipped.ts'
import { insertController } from '../controllers/testing.ts'
import { transaction } from '../db/database.ts'
import { idSource } from '../db/new-id.ts'
import { withService, type ServiceOptions, type TestService } from '../http/testing.ts'
import type { Lifetime } from '../db/testing.ts'
import type { Answer } from '../http/testing/call-operation.ts'
import { present } from '../http/testing/present.ts'
import type { TestAccount, TestPartner } from '../http/testing/seed.ts'
import { recordMoves, type Provenance } from '../ledger/record-moves.ts'
import { lockLicenses } from './store.ts'

/** A service that sells the shipped catalog, and short ways to what tests of licenses begin with. */
export type LicenseService = TestService & {
  /** Issues `count` licenses by the API. */
  readonly issue: (partner: TestPartner, sku: string, count?: number) => Promise<LicenseReply[]>
  readonly transfer: (
    partner: TestPartner,
    account: TestAccount,
    licenses: readonly LicenseReply[],
  ) => Promise<void>
  /** A controller of the account, as an exchange would have left it. */
  readonly addController: (
    partner: TestPartner,
    account: TestAccount,
    options?: { readonly installCode?: string; readonly status?: 'active' | 'pending' | 'replaced' },
  ) => Promise<TestUnit>
  /** Activates licenses of the controller's account, as an exchange does. */
  readonly activate: (unit: TestUnit, licenses: readonly LicenseReply[], term?: TestTerm) => Promise<void>
  readonly movementsOf: (license: Pick<LicenseReply, 'id'>) => Promise<MovementSeen[]>
  /** The one controller with this Install Code as it is listed for a caller; for the vendor, where none is named. */
  readonly controllerOf: (unit: { readonly installCode: string }, token?: string) => Promise<ControllerSeen>
  /** Of another process, whose clock is behind: its ids begin anew, before those that the service has given. */
  readonly provenance: () => Provenance
}

export type TestUnit = {
  readonly partnerId: string
  readonly accountId: string
  readonly id: string
  readonly installCode: string
  readonly keyThumbprint: string
}

type TestTerm = { readonly startsAt: number; readonly endsAt: number }

export const withLicenses = async (
  lifetime: Lifetime,
  options: ServiceOptions = {},
): Promise<LicenseService> => {
  const service = await withService(lifetime, options)
  const { db, clock, call, vendor } = service
  const newId = idSource(() => clock.at, randomBytes)
  await loadShippedCatalog(db, clock.at)
  const provenance = () => ({ actor: 'SC-TEST', requestId: 'exchange', at: clock.at, newId })

  const issue = async (partner: TestPartner, sku: string, count = 1): Promise<LicenseReply[]> => {
    const licenses: LicenseReply[] = []
    for (let made = 0; made < count; made++) {
      const answer = await call('issueLicense', {
        token: vendor.operator,
        body: { partnerId: partner.id, sku },
      })
      assert.equal(answer.status, 201, answer.text)
      licenses.push(answer.body)
    }
    return licenses
  }

  const transfer: LicenseService['transfer'] = async (partner, account, licenses) => {
    const body = { accountId: account.id, licenseIds: licenses.map(({ id }) => id) }
    const answer = await call('transferLicenses', { token: partner.tokens.operator, body })
    assert.equal(answer.status, 200, answer.text)
  }

  const addController: LicenseService['addController'] = async (partner, account, options = {}) => {
    const unit: TestUnit = {
      partnerId: partner.id,
      accountId: account.id,
      id: newId(),
      installCode: options.installCode ?? `SC-${randomBytes(6).toString('hex').toUpperCase()}`,
      keyThumbprint: randomBytes(32).toString('base64url'),
    }
    const at = new Date(clock.at)
    await transaction(db, { sight: 'all' }, async (tx) => {
      await insertController(tx, at, {
        partner_id: unit.partnerId,
        id: unit.id,
        account_id: unit.accountId,
        install_code: unit.installCode,
        key_thumbprint: unit.keyThumbprint,
        status: options.status ?? 'active',
        seats_used: 3,
        devices: 4,
      })
    })
    return unit
  }

  const activate: LicenseService['activate'] = (unit, licenses, term) =>
    transaction(db, { sight: 'all' }, async (tx) => {
      const ids = licenses.map(({ id }) => id)
      const { partnerId, accountId, id: controllerId } = unit
      const moves = (await lockLicenses({ of: 'vendor' }, tx, ids)).map((license) => ({
        license,
        to: { at: 'controller', partnerId, accountId, controllerId } as const,
        reason: 'activate' as const,
        activation: { startsAt: term?.startsAt ?? null, endsAt: term?.endsAt ?? null, upgradesTo: null },
      }))
      await recordMoves(tx, moves, provenance())
    })

  const movementsOf: LicenseService['movementsOf'] = async (license) => {
    const answer = await call('listMovements', { token: vendor.viewer, params: { id: license.id } })
    assert.equal(answer.status, 200, answer.text)
    return answer.body.items
  }

  const controllerOf: LicenseService['controllerOf'] = async ({ installCode }, token = vendor.viewer) => {
    const { body } = await call('listControllers', { token, query: { installCode } })
    const [found, ...others] = body.items
    assert.deepEqual(others, [])
    return present(found, `the controller ${installCode}`)
  }

  return { ...service, issue, transfer, addController, activate, movementsOf, controllerOf, provenance }
}

/** The license alone, as operations that move it answer. */
export const withoutNames = ({
  partnerName: _partner,
  accountName: _account,
  installCode: _controller,
  ...license
}: LicenseSeen): LicenseReply => license

/** A License ID that nobody has. */
export const unknownId = (): string => randomUUID()

/** Asserts a problem with this code. */
export const assertRefused = (
  answer: Pick<Answer, 'status' | 'body' | 'text'>,
  status: number,
  code: string,
): void => {
  assert.equal(answer.status, status, answer.text)
  assert.equal(answer.body.code, code, answer.text)
}
