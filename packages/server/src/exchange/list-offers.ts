import { describeLicense, judgeOffers, licenseStatus } from '@tenure/core'
import type { Offer } from '@tenure/contract'
import { verifyRequest } from '@tenure/sdk'
import { transaction } from '../db/database.ts'
import { newerKeyListSerial } from '../signing/signer.ts'
import type { Answered } from './answer-exchange.ts'
import type { ExchangeParts, Occasion } from './parts.ts'
import { findAccountByCustomerId, getController } from './controller-store.ts'
import { findDirectory } from './directory-store.ts'
import { listOfferedLicenses } from './license-store.ts'

/** What the account offers to a controller (A1). Changes nothing and registers nothing; asked with a signed request. */
export const listOffers = async (
  parts: ExchangeParts,
  jws: string,
  occasion: Occasion,
): Promise<Answered> => {
  const verified = await verifyRequest(jws)
  if (!verified.ok) return verified
  const { request, keyThumbprint } = verified.value

  // One moment: a controller that changes its partner between two statements would be found in neither place.
  return transaction(parts.db, { sight: 'all', snapshot: true }, async (tx) => {
    const named = request.customerId === null ? null : await findAccountByCustomerId(tx, request.customerId)
    const directory = await findDirectory(tx, request.installCode)
    const controller = directory === null ? null : await getController(tx, directory)
    const verdict = judgeOffers({ request, keyThumbprint, controller, named })
    if (!verdict.ok) return verdict

    const account = verdict.value
    const licenses = await listOfferedLicenses(account.partnerId, account.id, tx)
    const offers: Offer[] = licenses.map((license) => ({
      licenseId: license.id,
      kind: license.kind,
      quantity: license.quantity,
      description: describeLicense(license),
      status: licenseStatus(license, occasion.at).text,
      transferDate: new Date(license.handedOnAt ?? license.issuedAt).toISOString(),
    }))
    const serial = newerKeyListSerial(parts.signer, request.keyListSerial)
    const keyList = serial === null ? null : parts.signer.keyList(serial)
    return { ok: true, text: JSON.stringify({ account: account.name, offers, keyList }) }
  })
}
