import type { NoticeAudience, NoticeLanguage, PartnerNoticeAddress, Sight } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import { withinSight } from '../db/within-sight.ts'

/** The partner's addresses become these; gives the partner's new version. */
export const replacePartnerAddresses = async (
  partnerId: string,
  tx: Tx,
  addresses: readonly PartnerNoticeAddress[],
): Promise<number> => {
  await tx.deleteFrom('partner_notice_address').where('partner_id', '=', partnerId).execute()
  await insertRows(
    tx,
    'partner_notice_address',
    addresses.map((address) => ({ ...address, kinds: [...address.kinds], partner_id: partnerId })),
  )
  const { version } = await tx
    .updateTable('partner')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', partnerId)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export type AccountNoticesRow = {
  readonly partner_id: string
  readonly id: string
  readonly notice_audience: NoticeAudience
  readonly notice_language: NoticeLanguage
  readonly version: number
}

const columns = ['partner_id', 'id', 'notice_audience', 'notice_language', 'version'] as const

export const findAccountNotices = (
  sight: Sight,
  tx: Tx,
  accountId: string,
): Promise<AccountNoticesRow | undefined> =>
  tx
    .selectFrom('account')
    .select(columns)
    .where(withinSight(sight, 'account', 'id'))
    .where('id', '=', accountId)
    .executeTakeFirst()

/** With the account locked. */
export const updateAccountNotices = (
  sight: Sight,
  tx: Tx,
  accountId: string,
  change: Pick<AccountNoticesRow, 'notice_audience' | 'notice_language'>,
): Promise<AccountNoticesRow> =>
  tx
    .updateTable('account')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where(withinSight(sight, 'account', 'id'))
    .where('id', '=', accountId)
    .returning(columns)
    .executeTakeFirstOrThrow()
