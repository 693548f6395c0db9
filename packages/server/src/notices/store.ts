import type { NoticeLanguage } from '@tenure/core'
import type { Tx } from '../db/database.ts'

export type JoinedController = {
  readonly installCode: string
  readonly model: string
  readonly softwareVersion: string
  /** How it stands in that account now. */
  readonly standing: 'waits' | 'belongs' | 'left'
}

/** A controller, seen from the account that it joined, to which it need not belong any more. */
export const getJoinedController = async (
  partnerId: string,
  tx: Tx,
  { controllerId, accountId }: { readonly controllerId: string; readonly accountId: string | null },
): Promise<JoinedController> => {
  const controller = await tx
    .selectFrom('controller')
    .select(['install_code', 'model', 'software_version', 'status', 'account_id'])
    .where('partner_id', '=', partnerId)
    .where('id', '=', controllerId)
    .executeTakeFirstOrThrow()
  const isHere = controller.account_id === accountId && controller.status !== 'left'
  return {
    installCode: controller.install_code,
    model: controller.model,
    softwareVersion: controller.software_version,
    standing: !isHere ? 'left' : controller.status === 'pending' ? 'waits' : 'belongs',
  }
}

/** Every contact of the account, in the order of the alphabet. */
export const listContactsToTell = (
  partnerId: string,
  tx: Tx,
  accountId: string,
): Promise<{ readonly email: string; readonly language: NoticeLanguage }[]> =>
  tx
    .selectFrom('contact')
    .select(['email', 'language'])
    .where('partner_id', '=', partnerId)
    .where('account_id', '=', accountId)
    .orderBy('email')
    .execute()
