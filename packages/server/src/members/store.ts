import type { Role } from '@tenure/contract'
import type { Sight } from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'

/** Members that are of the vendor have no partner. */
const ofPartner = (partnerId: string | null) =>
  sql<boolean>`member.partner_id is not distinct from ${partnerId}::uuid`

/** The role that a user has with the vendor (null) or with a partner. */
export const findMember = async (
  tx: Tx,
  userId: string,
  partnerId: string | null,
): Promise<Role | undefined> => {
  const row = await tx
    .selectFrom('member')
    .select('role')
    .where('user_id', '=', userId)
    .where(ofPartner(partnerId))
    .executeTakeFirst()
  return row?.role
}

export const findSecondFactorPolicy = async (tx: Tx): Promise<'required' | 'optional'> => {
  const row = await tx.selectFrom('setting').select('second_factor').executeTakeFirstOrThrow()
  return row.second_factor
}

/** The account, where the address is one of its contacts. */
export const findContactAccount = (
  tx: Tx,
  email: string,
  accountId: string,
): Promise<{ partner_id: string } | undefined> =>
  tx
    .selectFrom('contact')
    .select('partner_id')
    .where('email', '=', email)
    .where('account_id', '=', accountId)
    .executeTakeFirst()

export type MemberPlace = {
  readonly role: Role
  readonly partnerId: string | null
  readonly partnerName: string | null
}

export const listMemberPlaces = async (tx: Tx, userId: string): Promise<MemberPlace[]> =>
  tx
    .selectFrom('member')
    .leftJoin('partner', 'partner.id', 'member.partner_id')
    .select(['member.role', 'member.partner_id as partnerId', 'partner.name as partnerName'])
    .where('member.user_id', '=', userId)
    .orderBy(sql`member.partner_id is not null`)
    .orderBy('partner.name')
    .limit(100)
    .execute()

/** Accounts of which the address is a contact; archived ones last. */
export const listContactPlaces = (tx: Tx, email: string) =>
  tx
    .selectFrom('contact')
    .innerJoin('account', (join) =>
      join
        .onRef('account.partner_id', '=', 'contact.partner_id')
        .onRef('account.id', '=', 'contact.account_id'),
    )
    .innerJoin('partner', 'partner.id', 'contact.partner_id')
    .select([
      'contact.partner_id as partnerId',
      'partner.name as partnerName',
      'contact.account_id as accountId',
      'account.name as accountName',
    ])
    .where('contact.email', '=', email)
    .orderBy(sql`account.archived_at is not null`)
    .orderBy('account.name')
    .limit(200)
    .execute()

/** In which language a code is mailed to an address; null where nobody has a use for one (A2). */
export const findMailLanguage = async (tx: Tx, email: string): Promise<'en' | 'de' | null> => {
  const { rows } = await sql<{ language: string | null }>`
    select (select language from auth."user" where email = ${email}) as language
    where exists (select from contact where email = ${email})
      or exists (select from auth."user" where email = ${email})`.execute(tx)
  const [row] = rows
  return row === undefined ? null : row.language === 'de' ? 'de' : 'en'
}

export type MemberRow = {
  readonly id: string
  readonly partner_id: string | null
  readonly role: Role
  readonly created_at: number
  readonly user_id: string
  readonly name: string
  readonly email: string
  readonly secondFactor: boolean
}

type Page = { readonly after: string | null; readonly limit: number }

/** The people of the vendor (null) or of a partner, in the order in which they came. */
export const listMembers = async (
  sight: Sight,
  tx: Tx,
  partnerId: string | null,
  page: Page,
): Promise<MemberRow[]> =>
  membersInSight(sight, tx)
    .where(ofPartner(partnerId))
    .$if(page.after !== null, (query) => query.where('member.id', '>', page.after ?? ''))
    .orderBy('member.id')
    .limit(page.limit)
    .execute()

export const findMemberById = (sight: Sight, tx: Tx, id: string): Promise<MemberRow | undefined> =>
  membersInSight(sight, tx).where('member.id', '=', id).executeTakeFirst()

/** Who the users are is better-auth's to say: the one place outside of `sign-in` that reads its tables. */
const membersInSight = (sight: Sight, tx: Tx) =>
  tx
    .selectFrom('member')
    .innerJoin(
      sql<{ user: string; name: string; email: string; factor: boolean | null }>`(
        select id as user, name, email,
          "twoFactorEnabled" or exists (select from auth.passkey where passkey."userId" = "user".id) as factor
        from auth."user")`.as('person'),
      (join) => join.onRef('person.user', '=', 'member.user_id'),
    )
    .select([
      'member.id',
      'member.partner_id',
      'member.role',
      'member.created_at',
      'member.user_id',
      'person.name',
      'person.email',
      sql<boolean>`coalesce(person.factor, false)`.as('secondFactor'),
    ])
    .where(withinSight(sight, 'member'))

/** Locks the administrators of one place, so that of two parallel removals the second sees the first. */
export const lockAdministrators = async (tx: Tx, partnerId: string | null): Promise<string[]> => {
  const rows = await tx
    .selectFrom('member')
    .select('id')
    .where(ofPartner(partnerId))
    .where('role', '=', 'administrator')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

export const setRole = async (sight: Sight, tx: Tx, id: string, role: Role): Promise<void> => {
  await tx
    .updateTable('member')
    .set({ role })
    .where(withinSight(sight, 'member'))
    .where('id', '=', id)
    .execute()
}

export const deleteMember = async (sight: Sight, tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('member').where(withinSight(sight, 'member')).where('id', '=', id).execute()
}

/** Makes the user a member; who is one already stays what he is. */
export const insertMember = async (
  tx: Tx,
  member: { id: string; partnerId: string | null; userId: string; role: Role },
  at: number,
): Promise<void> => {
  await sql`
    insert into member (id, partner_id, user_id, role, created_at)
    values (${member.id}, ${member.partnerId}, ${member.userId}, ${member.role}, ${new Date(at)})
    on conflict (partner_id, user_id) do nothing`.execute(tx)
}

/** Whether somebody with this address is a member of the vendor (null) or of a partner. */
export const isMember = async (tx: Tx, email: string, partnerId: string | null): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from member join auth."user" on "user".id = member.user_id
    where "user".email = ${email} and ${ofPartner(partnerId)}`.execute(tx)
  return rows.length > 0
}

/** Whether the vendor has nobody who could invite anybody. */
export const hasVendorAdministrator = async (tx: Tx): Promise<boolean> =>
  (await lockAdministrators(tx, null)).length > 0
