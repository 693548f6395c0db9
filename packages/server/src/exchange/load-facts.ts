import { newestFeatureRelease, type ExchangeFacts } from '@tenure/core'
import type { VerifiedRequest } from '@tenure/sdk'
import type { Tx } from '../db/database.ts'
import { listFeatureReleases } from '../releases/store.ts'
import { getPolicy } from '../settings/store.ts'
import { findAnswer, type RecordedAnswer } from './answer-store.ts'
import {
  findAccountByCustomerId,
  getController,
  holdAccountByCustomerId,
  type ExchangingController,
} from './controller-store.ts'
import { claimDirectory, lockDirectory, type DirectoryEntry } from './directory-store.ts'
import { lockLicenses } from './license-store.ts'

/** The facts that core decides on, and what is needed besides to record the decision. */
export type LoadedFacts = {
  readonly facts: ServerFacts
  /** The answer this request got before (O3). */
  readonly answer: RecordedAnswer | null
}
export type ServerFacts = ExchangeFacts & {
  readonly controller: ExchangingController | null
  readonly directory: DirectoryEntry | null
}

/**
 * Loads everything an exchange is decided on. Locks in the one order: the controller's directory entry, the account,
 * then the licenses by id. From here to the commit nothing of it can change.
 */
export const loadFacts = async (
  tx: Tx,
  { request, hash, keyThumbprint }: VerifiedRequest,
  at: number,
): Promise<LoadedFacts> => {
  // What no lock is needed for comes first, so that the locks are held for a shorter time.
  const currentFeatureRelease = newestFeatureRelease(await listFeatureReleases(tx))
  const policy = await getPolicy(tx)

  const { installCode, customerId } = request
  const directory =
    (await lockDirectory(tx, installCode)) ?? (await claimForAccount(tx, installCode, customerId))
  const named = customerId === null ? null : await holdAccountByCustomerId(tx, customerId)
  const controller = directory === null ? null : await getController(tx, directory)
  const answer = directory === null ? null : await findEarlierAnswer(tx, directory, hash)

  const licenses =
    answer !== null
      ? []
      : await lockLicenses(tx, {
          controller:
            controller === null ? null : { partnerId: controller.account.partnerId, id: controller.id },
          account: named,
          want: request.want,
        })
  const holds = (controllerId: string | undefined) => (license: (typeof licenses)[number]) =>
    license.holder.at === 'controller' && license.holder.controllerId === controllerId

  return {
    answer,
    facts: {
      at,
      request,
      keyThumbprint,
      answeredBefore: answer !== null,
      controller,
      directory,
      named,
      held: licenses.filter(holds(controller?.id)),
      offered: licenses.filter((license) => !holds(controller?.id)(license)),
      currentFeatureRelease,
      policy,
    },
  }
}

/** Without an account nothing is made: an unknown install code with a guessed Customer ID leaves no row behind. */
const claimForAccount = async (
  tx: Tx,
  installCode: string,
  customerId: string | null,
): Promise<DirectoryEntry | null> => {
  if (customerId === null || (await findAccountByCustomerId(tx, customerId)) === null) return null
  return claimDirectory(tx, installCode)
}

const findEarlierAnswer = (
  tx: Tx,
  directory: DirectoryEntry,
  requestHash: string,
): Promise<RecordedAnswer | null> =>
  findAnswer(tx, [directory.partnerId, ...directory.formerPartnerIds], requestHash)
