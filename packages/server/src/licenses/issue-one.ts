import assert from 'node:assert/strict'
import type { Operations } from '@tenure/contract'
import { findProducts } from '../catalog/store.ts'
import type { Handler } from '../http/handler.ts'
import { notFound } from '../http/refusals.ts'
import { findPartner } from '../partners/store.ts'
import { licenseToApi } from './convert.ts'
import { issueLicenses } from './issue.ts'

export const issueOne: Handler<Operations['issueLicense']> = async ({ body }, call) => {
  const partner = await findPartner(call.caller.sight, call.tx, body.partnerId)
  if (partner === undefined) return { ok: false, refusal: notFound('partner') }
  const [product] = await findProducts(call.tx, [body.sku])
  if (product === undefined || !product.onSale) return { ok: false, refusal: notFound('product on sale') }

  const purchase = { partnerId: partner.id, product, reference: body.orderReference }
  const [license] = await issueLicenses(call, [purchase])
  assert(license !== undefined)
  return { ok: true, value: licenseToApi(license, call.at) }
}
