import type { Operations } from '@tenure/contract'
import { licenseNotFound } from '@tenure/core'
import type { Handler } from '../http/handler.ts'
import { licenseSeenToApi } from './convert.ts'
import { findLicenseSeen } from './list-store.ts'

export const get: Handler<Operations['getLicense']> = async ({ params: { id } }, { caller, tx, at }) => {
  const license = await findLicenseSeen(caller.sight, tx, id)
  if (license === null) return { ok: false, refusal: licenseNotFound() }
  return { ok: true, value: licenseSeenToApi(license, at) }
}
