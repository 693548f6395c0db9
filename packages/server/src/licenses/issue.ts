import { issueLicense } from '@tenure/core'
import type { StoredProduct } from '../catalog/convert.ts'
import type { Call } from '../http/handler.ts'
import { provenanceOf } from '../ledger/provenance.ts'
import { recordNewLicenses } from '../ledger/record-moves.ts'
import type { StoredLicense } from './convert.ts'

export type Purchase = {
  readonly partnerId: string
  readonly product: StoredProduct
  readonly reference: string | null
}

/** T1: vendor → partner inventory. Makes the licenses and their first movements; returns them in the order bought. */
export const issueLicenses = async (call: Call, purchases: readonly Purchase[]): Promise<StoredLicense[]> => {
  const issued = purchases.map(({ partnerId, product, reference }) => {
    const { licenses, movements } = issueLicense({
      product,
      partnerId,
      licenseId: call.newRandomId(),
      at: call.at,
    })
    const stored = licenses.map((license) => ({
      ...license,
      partnerId,
      splitFrom: null,
      orderReference: reference,
      handedOnAt: null,
    }))
    return { stored, movements }
  })
  const licenses = issued.flatMap(({ stored }) => stored)
  const movements = issued.flatMap((each) => each.movements)
  await recordNewLicenses(call.tx, licenses, movements, provenanceOf(call))
  return licenses
}
