import type { Operations } from '@tenure/contract'
import { decideActivation, licenseNotFound, newestFeatureRelease, type Target } from '@tenure/core'
import { accountFactsOf } from '../accounts/convert.ts'
import { lockAccount } from '../accounts/store.ts'
import { findController, lockController, type StoredController } from '../controllers/store.ts'
import type { Call, Handler } from '../http/handler.ts'
import { provenanceOf } from '../ledger/provenance.ts'
import { recordMoves } from '../ledger/record-moves.ts'
import { listFeatureReleases } from '../releases/store.ts'
import { getPolicy } from '../settings/store.ts'
import { licenseToApi, type StoredLicense } from './convert.ts'
import { findLicense, lockHeldAndNamed, lockLicenses } from './store.ts'

/**
 * T7: account → controller by a person. The controller holds the license from now on; its generation stays, because it
 * still has the license file it was given last, and its next exchange states what it holds (decision 28).
 */
export const activate: Handler<Operations['activateLicense']> = async ({ params, body }, call) => {
  const { caller, tx, at } = call
  const controller = await lockById(body.controllerId, call)
  const target = controller === null ? null : await lockTarget(controller, call)
  const locked =
    controller === null
      ? await lockLicenses(caller.sight, tx, [params.id])
      : await lockHeldAndNamed(caller.sight, tx, controller.id, [params.id])
  const license = locked.find(({ id }) => id === params.id)
  // What nobody can see is not there, whichever of the two it is; the license is asked for first.
  if (license === undefined) return { ok: false, refusal: licenseNotFound() }
  const verdict = decideActivation({
    at,
    license,
    controller: target,
    held: locked.filter(({ holder }) => holder.at === 'controller' && holder.controllerId === controller?.id),
    currentFeatureRelease: newestFeatureRelease(await listFeatureReleases(tx)),
    policy: await getPolicy(tx),
  })
  if (!verdict.ok) return verdict
  const activation = verdict.value
  if (target === null) throw new Error('a license was activated on a controller that nobody knows')
  if (activation !== null) {
    const { partnerId, id: accountId } = target.account
    const to = { at: 'controller', partnerId, accountId, controllerId: target.id } as const
    await recordMoves(tx, [{ license, to, reason: 'activate', activation }], provenanceOf(call))
  }
  return { ok: true, value: licenseToApi(await again(params.id, call), at) }
}

/** The controller's lock comes first, as in an exchange: its directory entry. */
const lockById = async (id: string, { caller, tx }: Call): Promise<StoredController | null> => {
  const seen = await findController(caller.sight, tx, id)
  const locked = seen && (await lockController(caller.sight, tx, seen.installCode))
  return locked?.id === id ? locked : null
}

/** Then its account's, so that it is not archived under the license. */
export const lockTarget = async (
  { id, installCode, status, accountId, firstCapacityAt }: StoredController,
  { caller, tx }: Call,
): Promise<Target> => {
  const account = await lockAccount(caller.sight, tx, accountId)
  if (account === undefined) throw new Error(`the controller ${id} belongs to no account`)
  return { id, installCode, status, firstCapacityAt, account: accountFactsOf(account) }
}

const again = async (id: string, { caller, tx }: Call): Promise<StoredLicense> => {
  const license = await findLicense(caller.sight, tx, id)
  if (license === null) throw new Error(`the license ${id} was lost`)
  return license
}
