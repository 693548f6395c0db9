import type { Tx } from '../db/database.ts'
import { licenseFromRow, type StoredLicense } from '../licenses/convert.ts'
import { licenseColumns } from '../licenses/store.ts'

export type ExchangeLicenses = {
  /** The controller whose licenses may go or stay; null when it is met for the first time. */
  readonly controller: { readonly partnerId: string; readonly id: string } | null
  /** The account whose licenses it may take; null when the request names none. */
  readonly account: { readonly partnerId: string; readonly id: string } | null
  readonly want: readonly string[]
}

/** Locks all licenses an exchange may move: what the controller holds, and what it wants of its account; in id order. */
export const lockLicenses = async (
  tx: Tx,
  { controller, account, want }: ExchangeLicenses,
): Promise<StoredLicense[]> => {
  if (controller === null && (account === null || want.length === 0)) return []
  const rows = await tx
    .selectFrom('license')
    .select(licenseColumns)
    .where((is) =>
      is.or([
        ...(controller === null
          ? []
          : [is.and([is('partner_id', '=', controller.partnerId), is('controller_id', '=', controller.id)])]),
        ...(account === null || want.length === 0
          ? []
          : [
              is.and([
                is('partner_id', '=', account.partnerId),
                is('account_id', '=', account.id),
                is('id', 'in', [...want]),
              ]),
            ]),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(licenseFromRow)
}

/** What an account could activate now: all it holds itself, the latest transfer first. */
export const listOfferedLicenses = async (
  partnerId: string,
  accountId: string,
  tx: Tx,
): Promise<StoredLicense[]> => {
  const rows = await tx
    .selectFrom('license')
    .select(licenseColumns)
    .where('partner_id', '=', partnerId)
    .where('account_id', '=', accountId)
    .where('holder_at', '=', 'account')
    .orderBy('handed_on_at', 'desc')
    .orderBy('id')
    .limit(MAX_OFFERS)
    .execute()
  return rows.map(licenseFromRow)
}

/** A list that a person picks from on a controller's screen. */
const MAX_OFFERS = 1000
