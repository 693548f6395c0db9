import type { Tx } from '../db/database.ts'

export type JoinedController = {
  readonly installCode: string
  readonly model: string
  readonly softwareVersion: string
  /** How it stands in that account now. */
  readonly standing: 'waits' | 'belongs' | 'left'
  readonly accountName: string
  readonly emails: readonly string[]
}

type Joining = { readonly controllerId: string; readonly accountId: string }

/**
 * A controller and the account that it joined, to which it need not belong any more. Null where the account has been
 * deleted since, and with it everybody who wanted to know.
 */
export const findJoinedController = async (
  partnerId: string,
  { controllerId, accountId }: Joining,
  tx: Tx,
): Promise<JoinedController | null> => {
  const account = await tx
    .selectFrom('account')
    .select('name')
    .where('partner_id', '=', partnerId)
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (account === undefined) return null
  const controller = await tx
    .selectFrom('controller')
    .select(['install_code', 'model', 'software_version', 'status', 'account_id'])
    .where('partner_id', '=', partnerId)
    .where('id', '=', controllerId)
    .executeTakeFirstOrThrow()
  const contacts = await tx
    .selectFrom('contact')
    .select('email')
    .where('partner_id', '=', partnerId)
    .where('account_id', '=', accountId)
    .orderBy('email')
    .execute()
  const isHere = controller.account_id === accountId && controller.status !== 'left'
  return {
    installCode: controller.install_code,
    model: controller.model,
    softwareVersion: controller.software_version,
    standing: !isHere ? 'left' : controller.status === 'pending' ? 'waits' : 'belongs',
    accountName: account.name,
    emails: contacts.map((contact) => contact.email),
  }
}
