import type { Operations } from '@tenure/contract'
import { licenseNotFound } from '@tenure/core'
import type { Handler } from '../http/handler.ts'
import { licenseToApi } from './convert.ts'
import { findLicense } from './store.ts'

export const get: Handler<Operations['getLicense']> = async ({ params: { id } }, { caller, tx, at }) => {
  const license = await findLicense(caller.sight, tx, id)
  if (license === null) return { ok: false, refusal: licenseNotFound() }
  return { ok: true, value: licenseToApi(license, at) }
}
