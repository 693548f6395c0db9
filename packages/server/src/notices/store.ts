import type { Tx } from '../db/database.ts'

export type JoinedController = {
  readonly installCode: string
  readonly model: string
  readonly softwareVersion: string
  readonly status: string
  readonly accountName: string
  readonly emails: readonly string[]
}

export const getJoinedController = async (
  partnerId: string,
  controllerId: string,
  tx: Tx,
): Promise<JoinedController> => {
  const row = await tx
    .selectFrom('controller')
    .innerJoin('account', (join) =>
      join
        .onRef('account.partner_id', '=', 'controller.partner_id')
        .onRef('account.id', '=', 'controller.account_id'),
    )
    .select([
      'install_code',
      'model',
      'software_version',
      'status',
      'account.name',
      'account.id as account_id',
    ])
    .where('controller.partner_id', '=', partnerId)
    .where('controller.id', '=', controllerId)
    .executeTakeFirstOrThrow()
  const contacts = await tx
    .selectFrom('contact')
    .select('email')
    .where('partner_id', '=', partnerId)
    .where('account_id', '=', row.account_id)
    .orderBy('email')
    .execute()
  return {
    installCode: row.install_code,
    model: row.model,
    softwareVersion: row.software_version,
    status: row.status,
    accountName: row.name,
    emails: contacts.map((contact) => contact.email),
  }
}
