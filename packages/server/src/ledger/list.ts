import type { Operations } from '@tenure/contract'
import { licenseNotFound, type Movement } from '@tenure/core'
import { byUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Handler } from '../http/handler.ts'
import { findLicense } from '../licenses/store.ts'
import { movementToApi } from './convert.ts'
import { listLicenseMovements, listMovements } from './list-store.ts'

export const listOfLicense: Handler<Operations['listMovements']> = async ({ params, query }, call) => {
  const { sight } = call.caller
  const after = readCursor(byUuid, query.cursor)
  if (!after.ok) return after
  const license = await findLicense(sight, call.tx, params.id)
  if (license === null) return { ok: false, refusal: licenseNotFound() }
  const page = { after: after.value?.[0] ?? null, limit: query.limit + 1 }
  const movements = await listLicenseMovements(sight, call.tx, license, page)
  return { ok: true, value: pageOf(movements, query.limit, keyOf, movementToApi) }
}

export const listAll: Handler<Operations['listLedger']> = async ({ query }, { caller: { sight }, tx }) => {
  const after = readCursor(byUuid, query.cursor)
  if (!after.ok) return after
  const page = { after: after.value?.[0] ?? null, limit: query.limit + 1 }
  const movements = await listMovements(sight, tx, query.partnerId, page)
  return { ok: true, value: pageOf(movements, query.limit, keyOf, movementToApi) }
}

const keyOf = ({ id }: Movement) => [id]
