import type { Call } from '../http/handler.ts'
import { placeOf } from '../ledger/place.ts'
import { appendMovements } from '../ledger/store.ts'
import { provenanceOf } from '../ledger/provenance.ts'
import type { StoredLicense } from './convert.ts'
import { insertLicenses } from './store.ts'

/** What a license is made from; what was bought never changes afterwards (T5), whatever becomes of the product. */
export type IssuedProduct = Pick<
  StoredLicense,
  'sku' | 'kind' | 'trialOf' | 'quantity' | 'term' | 'termStart'
>

export type Purchase = {
  readonly partnerId: string
  readonly product: IssuedProduct
  readonly reference: string | null
}

/** T1: vendor → partner inventory. Makes the licenses and their first movements; returns them in the order bought. */
export const issueLicenses = async (call: Call, purchases: readonly Purchase[]): Promise<StoredLicense[]> => {
  const licenses = purchases.map((purchase) => newLicense(purchase, call))
  await insertLicenses(call.tx, licenses)
  const { newId, ...provenance } = provenanceOf(call)
  await appendMovements(
    call.tx,
    licenses.map(({ id, partnerId, holder, orderReference }) => ({
      ...provenance,
      id: newId(),
      partnerId,
      licenseId: id,
      from: placeOf({ at: 'vendor' }),
      to: placeOf(holder),
      reason: 'issue',
      note: orderReference,
    })),
  )
  return licenses
}

const newLicense = ({ partnerId, product, reference }: Purchase, call: Call): StoredLicense => ({
  id: call.newRandomId(),
  partnerId,
  sku: product.sku,
  kind: product.kind,
  trialOf: product.trialOf,
  quantity: product.quantity,
  term: product.term,
  termStart: product.termStart,
  startsAt: null,
  endsAt: null,
  upgradesTo: null,
  everActivated: false,
  splitFrom: null,
  orderReference: reference,
  issuedAt: call.at,
  handedOnAt: null,
  holder: { at: 'inventory', partnerId },
})
