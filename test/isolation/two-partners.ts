import { randomBytes, randomUUID } from 'node:crypto'
import { insertController } from '../../packages/server/src/controllers/testing.ts'
import { sql } from 'kysely'
import { transaction, type Db, type Tx } from '../../packages/server/src/db/database.ts'

/** One of everything that a partner can own. */
export type Belongings = {
  readonly partnerId: string
  readonly accountId: string
  readonly customerId: string
  readonly contactId: string
  readonly tokenId: string
  readonly secretHash: Buffer
  readonly controllerId: string
  readonly installCode: string
  readonly licenseId: string
  readonly movementId: string
  readonly requestHash: string
  readonly caseId: string
  readonly auditEntryId: string
  readonly idempotencyKey: string
  readonly memberId: string
  readonly invitationId: string
  readonly identityProviderId: string
  readonly noticeId: string
  readonly noticeMailId: string
  readonly noticeSecret: string
  readonly noticeEmail: string
}

const at = new Date('2026-03-01T00:00:00Z')

/** Gives a new partner one row in each tenant table. */
export const addPartner = async (db: Db, name: string): Promise<Belongings> => {
  const own: Belongings = {
    partnerId: randomUUID(),
    accountId: randomUUID(),
    customerId: randomUUID(),
    contactId: randomUUID(),
    tokenId: randomUUID(),
    secretHash: randomBytes(32),
    controllerId: randomUUID(),
    installCode: `SC-${name.toUpperCase()}`,
    licenseId: randomUUID(),
    movementId: randomUUID(),
    requestHash: randomBytes(16).toString('base64url'),
    caseId: randomUUID(),
    auditEntryId: randomUUID(),
    idempotencyKey: randomUUID(),
    memberId: randomUUID(),
    invitationId: randomUUID(),
    identityProviderId: randomUUID(),
    noticeId: randomUUID(),
    noticeMailId: randomUUID(),
    noticeSecret: randomUUID(),
    noticeEmail: `${name.toLowerCase()}@example.com`,
  }
  const partner_id = own.partnerId
  const account_id = own.accountId
  const controller_id = own.controllerId
  await transaction(db, { sight: 'all', callerId: own.tokenId }, async (tx) => {
    await tx.insertInto('partner').values({ id: partner_id, name, created_at: at }).execute()
    await tx
      .insertInto('account')
      .values({
        partner_id,
        id: account_id,
        name: `${name} House`,
        customer_id: own.customerId,
        created_at: at,
      })
      .execute()
    await tx
      .insertInto('customer_id_directory')
      .values({ customer_id: own.customerId, partner_id, account_id })
      .execute()
    await tx
      .insertInto('contact')
      .values({ partner_id, account_id, id: own.contactId, email: 'house@example.com', created_at: at })
      .execute()
    await tx
      .insertInto('token')
      .values({
        id: own.tokenId,
        secret_hash: own.secretHash,
        name,
        scope: 'partner',
        role: 'operator',
        partner_id,
        created_at: at,
      })
      .execute()
    await insertController(tx, at, {
      partner_id,
      id: controller_id,
      account_id,
      install_code: own.installCode,
      key_thumbprint: randomBytes(32).toString('base64url'),
    })
    await tx
      .insertInto('license')
      .values({
        partner_id,
        id: own.licenseId,
        sku: 'CAP-50',
        kind: 'capacity',
        quantity: 50,
        term_unit: 'perpetual',
        term_start: 'at-activation',
        issued_at: at,
        holder_at: 'controller',
        account_id,
        controller_id,
      })
      .execute()
    await tx
      .insertInto('movement')
      .values({
        partner_id,
        id: own.movementId,
        license_id: own.licenseId,
        from_at: 'controller',
        from_account_id: account_id,
        from_controller_id: controller_id,
        to_at: 'account',
        to_account_id: account_id,
        reason: 'rma',
        actor: name,
        request_id: 'request',
        at,
      })
      .execute()
    await tx
      .insertInto('exchange')
      .values({
        partner_id,
        request_hash: own.requestHash,
        controller_id,
        generation: 1,
        request: 'request',
        claims: 'claims',
        kid: 'kid',
        refusals: '[]',
        at,
      })
      .execute()
    await tx
      .insertInto('controller_case')
      .values({
        partner_id,
        id: own.caseId,
        controller_id,
        kind: 'key-changed',
        evidence: '[]',
        opened_at: at,
      })
      .execute()
    await tx
      .insertInto('audit_entry')
      .values({
        partner_id,
        id: own.auditEntryId,
        actor: name,
        actor_id: own.tokenId,
        operation: 'createAccount',
        target: '/v1/accounts',
        summary: '{}',
        request_id: 'request',
        at,
      })
      .execute()
    await tx
      .insertInto('idempotency')
      .values({ caller_id: own.tokenId, key: own.idempotencyKey, request_hash: 'hash', created_at: at })
      .execute()
    await addPeople(tx, own, name.toLowerCase())
    await addNotices(tx, own)
  })
  return own
}

const addPeople = async (tx: Tx, own: Belongings, name: string): Promise<void> => {
  const { partnerId: partner_id } = own
  const { rows } = await sql<{ id: string }>`
    insert into auth."user" (name, email, "emailVerified")
    values ('Ada', ${`ada@${name}.example`}, true) returning id`.execute(tx)
  await tx
    .insertInto('member')
    .values({ partner_id, id: own.memberId, user_id: rows[0]?.id ?? '', role: 'viewer', created_at: at })
    .execute()
  await tx
    .insertInto('invitation')
    .values({
      partner_id,
      id: own.invitationId,
      email: `new@${name}.example`,
      role: 'viewer',
      language: 'en',
      invited_by: 'Ada',
      created_at: at,
      expires_at: at,
    })
    .execute()
  await tx
    .insertInto('identity_provider')
    .values({
      partner_id,
      id: own.identityProviderId,
      domain: `${name}.example`,
      issuer: `https://login.${name}.example`,
      client_id: 'tenure',
      client_secret: 'sealed',
      created_at: at,
    })
    .execute()
}

const addNotices = async (tx: Tx, own: Belongings): Promise<void> => {
  const { partnerId: partner_id, accountId: account_id, noticeEmail: email } = own
  const subscription_id = randomUUID()
  await tx
    .insertInto('partner_notice_address')
    .values({ partner_id, email, language: 'en', kinds: ['trial-ends'], notices: true })
    .execute()
  await tx
    .insertInto('notice_subscription')
    .values({ partner_id, id: subscription_id, account_id, email, secret: own.noticeSecret })
    .execute()
  await tx
    .insertInto('notice_mail')
    .values({
      partner_id,
      id: own.noticeMailId,
      account_id,
      subscription_id,
      recipient: email,
      recipient_is: 'contact',
      language: 'en',
      recorded_at: at,
    })
    .execute()
  await tx
    .insertInto('notice')
    .values({
      partner_id,
      id: own.noticeId,
      mail_id: own.noticeMailId,
      kind: 'trial-ends',
      recipient: email,
      license_id: own.licenseId,
      account_id,
      days_before: 7,
    })
    .execute()
}
