import {
  decideReplacement,
  decideRma,
  newestFeatureRelease,
  type Policy,
  type Replacement,
  type Verdict,
} from '@tenure/core'
import type { Operations } from '@tenure/contract'
import { lockAccount } from '../accounts/store.ts'
import type { Call, Handler } from '../http/handler.ts'
import { provenanceOf } from '../ledger/provenance.ts'
import { recordMoves, type Move } from '../ledger/record-moves.ts'
import { lockTarget } from '../licenses/activate.ts'
import { licenseToApi, type StoredLicense } from '../licenses/convert.ts'
import { lockHeldLicenses, lockLicenses } from '../licenses/store.ts'
import { getRmaBudget } from '../partners/rma-budget.ts'
import { lockPartner } from '../partners/store.ts'
import { listFeatureReleases } from '../releases/store.ts'
import { getPolicy } from '../settings/store.ts'
import { controllerToApi } from './convert.ts'
import { toApi } from './get.ts'
import {
  findController,
  lockController,
  writeFirstCapacity,
  writeStatus,
  type StoredController,
} from './store.ts'

/**
 * T6: gives a dead controller up by its install code. All its licenses go back to their account, and from there, where
 * a replacement is named, to that; both in this transaction, so that they are never anybody else's in between.
 */
export const rma: Handler<Operations['rmaController']> = async ({ body }, call) => {
  const { caller, tx, at } = call
  const { dead, replacement } = await lockControllers(body, call)
  const facts = dead === null ? nothingKnown : await lockFacts(dead, call)
  const policy = await getPolicy(tx)
  const verdict = decideRma({
    ...facts,
    caller: caller.sight,
    controller: dead === null ? null : { installCode: dead.installCode, status: statusOf(dead) },
  })
  if (!verdict.ok) return verdict
  if (dead === null) throw new Error('a controller that nobody knows was given up')

  const moves = verdict.value.movements.map((movement) => ({ ...movement, note: body.reason }))
  await recordMoves(tx, moves, provenanceOf(call))
  await writeStatus(tx, dead, 'replaced')
  const freed = verdict.value.licenses
  if (body.replacementId !== undefined) {
    const replaced = await decide({ dead, replacement, freed, policy }, call)
    if (!replaced.ok) return replaced
    await goOn(replacement, freed, { ...replaced.value, reason: body.reason }, call)
  }
  const ids = freed.map(({ id }) => id)
  const licenses = await lockLicenses(caller.sight, tx, ids)
  return {
    ok: true,
    value: {
      controller: controllerToApi({ ...dead, status: 'replaced' }, [], at),
      replacement: replacement === null ? null : await toApi(replacement, call),
      licenses: ids
        .flatMap((id) => licenses.filter((each) => each.id === id))
        .map((each) => licenseToApi(each, at)),
    },
  }
}

const nothingKnown = { held: [], budget: { budget: 0, done: 0, left: 0, nextAt: null } }

type Named = { readonly installCode: string; readonly replacementId?: string | undefined }

/** Both locks are taken in the order of the install codes, so that two RMAs never wait for each other. */
const lockControllers = async ({ installCode, replacementId }: Named, { caller, tx }: Call) => {
  const seen = replacementId === undefined ? null : await findController(caller.sight, tx, replacementId)
  const codes = new Set([installCode, ...(seen === null ? [] : [seen.installCode])])
  const locked: StoredController[] = []
  for (const code of [...codes].toSorted()) {
    const controller = await lockController(caller.sight, tx, code)
    if (controller !== null) locked.push(controller)
  }
  return {
    dead: locked.find((each) => each.installCode === installCode) ?? null,
    replacement: locked.find(({ id }) => id === replacementId) ?? null,
  }
}

/** The partner's row is the lock under which its budget is counted; two RMAs at once would else both be the last. */
const lockFacts = async ({ id, partnerId, accountId }: StoredController, { caller, tx, at }: Call) => {
  await lockPartner(caller.sight, tx, partnerId)
  await lockAccount(caller.sight, tx, accountId)
  return {
    held: await lockHeldLicenses(caller.sight, tx, id),
    budget: await getRmaBudget(caller.sight, tx, partnerId, at),
  }
}

type Replacing = {
  readonly dead: StoredController
  readonly replacement: StoredController | null
  readonly freed: readonly StoredLicense[]
  readonly policy: Policy
}

const decide = async (
  { dead, replacement, freed, policy }: Replacing,
  call: Call,
): Promise<Verdict<Replacement>> => {
  const { caller, tx, at } = call
  const account = await lockAccount(caller.sight, tx, dead.accountId)
  if (account === undefined) throw new Error(`the controller ${dead.id} belongs to no account`)
  return decideReplacement({
    at,
    dead,
    account,
    freed,
    replacement: replacement === null ? null : await lockTarget(replacement, call),
    held: replacement === null ? [] : await lockHeldLicenses(caller.sight, tx, replacement.id),
    currentFeatureRelease: newestFeatureRelease(await listFeatureReleases(tx)),
    policy,
  })
}

type GoingOn = Replacement & { readonly reason: string }

/** Account → replacement, with the terms as they run. */
const goOn = async (
  replacement: StoredController | null,
  freed: readonly StoredLicense[],
  { activations, firstCapacityAt, reason }: GoingOn,
  call: Call,
): Promise<void> => {
  if (replacement === null) throw new Error('licenses go on to a controller that nobody knows')
  const { id: controllerId, partnerId, accountId } = replacement
  const moves = activations.map((activation): Move => {
    const license = freed.find(({ id }) => id === activation.licenseId)
    if (license === undefined) throw new Error(`license ${activation.licenseId} goes on and was not freed`)
    const to = { at: 'controller', partnerId, accountId, controllerId } as const
    return { license, to, reason: 'activate', note: reason, activation }
  })
  await recordMoves(call.tx, moves, provenanceOf(call))
  await writeFirstCapacity(call.tx, replacement, firstCapacityAt)
}

const statusOf = ({ id, status }: StoredController) => {
  if (status === 'left') throw new Error(`the directory leads to controller ${id}, which left`)
  return status
}
