import { describeLicense, judgeOffers, licenseStatus } from '@tenure/core'
import type { Offer } from '@tenure/contract'
import { transaction } from '../db/database.ts'
import type { Signer } from '../signing/signer.ts'
import { understand, type Answered } from './answer-exchange.ts'
import type { ExchangeParts, Occasion } from './parts.ts'
import { findAccountByCustomerId, findDirectory, getController, listOfferedLicenses } from './store.ts'

/** What the account offers to a controller (A1). Changes nothing and registers nothing; asked with a signed request. */
export const listOffers = async (
  parts: ExchangeParts,
  jws: string,
  occasion: Occasion,
): Promise<Answered> => {
  const understood = await understand(jws)
  if (!understood.ok) return understood
  const { verified, request } = understood

  return transaction(parts.db, { sight: 'all' }, async (tx) => {
    const named = request.customerId === null ? null : await findAccountByCustomerId(tx, request.customerId)
    const directory = await findDirectory(tx, request.installCode)
    const controller = directory === null ? null : await getController(tx, directory)
    const verdict = judgeOffers({ request, keyThumbprint: verified.thumbprint, controller, named })
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
    const keyList = newerKeyList(parts.signer, request.keyListSerial)
    return { ok: true, text: JSON.stringify({ account: account.name, offers, keyList }) }
  })
}

const newerKeyList = (signer: Signer, heldSerial: number): string | null =>
  heldSerial < signer.keyListSerial ? signer.keyList(signer.keyListSerial) : null
