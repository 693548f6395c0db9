import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExchangeReply } from '@tenure/contract'
import type { ExchangeRequest, LicenseFile } from '@tenure/core'
import { readRootKey, type RootKey } from '@tenure/sdk'
import type { Lifetime } from '../../db/testing.ts'
import type { Answer } from '../../http/testing/call-operation.ts'
import { withLicenses, type LicenseService } from '../../licenses/testing.ts'
import { manifestRoutes } from '../../releases/manifest.ts'
import { keyPaths } from '../../signing/key-folder.ts'
import { readPublicKey } from '../../signing/key-pair.ts'
import { initKeys } from '../../signing/rotate-keys.ts'
import { openSigner, type Signer } from '../../signing/signer.ts'
import { exchangeRoutes } from '../routes.ts'
import { newTestController, type TestController } from './controller.ts'

/** A service that signs, and controllers that ask it. */
export type ExchangeService = LicenseService & {
  readonly signer: Signer
  /** What controllers have pinned. */
  readonly root: RootKey
  readonly exchange: (request: string) => Promise<Answer<'exchange'>>
  /** A controller that knows the Customer ID; its clock is the service's. */
  readonly controller: (customerId: string | null, installCode?: string) => TestController
  /** Asks, and takes the answer as a controller does. Fails the test when there is none. */
  readonly settle: (controller: TestController, said?: Partial<ExchangeRequest>) => Promise<Settled>
}

export type Settled = { readonly file: LicenseFile; readonly refusals: ExchangeReply['refusals'] }

export const withExchange = async (lifetime: Lifetime): Promise<ExchangeService> => {
  const folder = await mkdtemp(join(tmpdir(), 'tenure-keys-'))
  lifetime.after(() => rm(folder, { recursive: true, force: true }))
  await initKeys(folder, Date.UTC(2026, 0, 1))
  const signer = await openSigner(folder)
  const service = await withLicenses(lifetime, {
    parts: ({ db, newId, rawHandlers }) => ({
      rawHandlers: {
        ...rawHandlers,
        ...exchangeRoutes({
          db,
          signerAt: async () => signer,
          newId,
          newToken: () => randomBytes(16).toString('base64url'),
          failed: (error) => {
            throw error
          },
        }),
        ...manifestRoutes({ db, signerAt: async () => signer }),
      },
    }),
  })

  const exchange = (request: string) => service.call('exchange', { body: request })
  return {
    ...service,
    signer,
    root: readRootKey(await readPublicKey(keyPaths(folder).root)),
    exchange,
    controller: (customerId, installCode) =>
      newTestController({
        customerId,
        at: () => service.clock.at,
        ...(installCode === undefined ? {} : { installCode }),
      }),
    settle: async (controller, said) => {
      const answer = await exchange(controller.request(said))
      assert.equal(answer.status, 200, answer.text)
      const { licenseFile, refusals } = answer.body
      return { file: await controller.apply(licenseFile), refusals }
    },
  }
}
