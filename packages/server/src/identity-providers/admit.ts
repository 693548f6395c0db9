import { transaction, type Db } from '../db/database.ts'
import { unseal } from '../idempotency/seal.ts'
import { lockOpenInvitation, markAccepted } from '../members/invitation-store.ts'
import { findMember, insertMember, isMember } from '../members/store.ts'
import { sealContext } from './add-provider.ts'
import { domainOf } from './domain-of.ts'
import { findProvider, findProviderOfDomain, noteProviderUse, type ProviderRow } from './store.ts'

/** A provider with the secret that it knows this service by. */
export type KnownProvider = {
  readonly id: string
  readonly partnerId: string | null
  readonly domain: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Who may come in through a provider: what signing in asks of the rest of the service. */
export type ProviderAdmission = {
  /** The provider for the domain of an address. */
  readonly findByEmail: (email: string) => Promise<KnownProvider | null>
  readonly findById: (id: string) => Promise<KnownProvider | null>
  /** Whether somebody with this address works there, or was invited to: in which language, or null for neither. */
  readonly expects: (provider: KnownProvider, email: string) => Promise<'en' | 'de' | null>
  /** Lets this user in, accepting the invitation where it is one. False where neither is so any more. */
  readonly admit: (provider: KnownProvider, user: { id: string; email: string }) => Promise<boolean>
}

export type ProviderAdmissionParts = {
  readonly db: Db
  readonly secret: string
  readonly now: () => number
  readonly newId: () => string
}

export const providerAdmission = ({ db, secret, now, newId }: ProviderAdmissionParts): ProviderAdmission => {
  const known = (row: ProviderRow | undefined): KnownProvider | null =>
    row === undefined
      ? null
      : {
          id: row.id,
          partnerId: row.partner_id,
          domain: row.domain,
          issuer: row.issuer,
          clientId: row.client_id,
          clientSecret: unseal(row.client_secret, secret, sealContext(row.id)),
        }
  return {
    findByEmail: (email) =>
      transaction(db, { sight: 'all' }, async (tx) => known(await findProviderOfDomain(tx, domainOf(email)))),
    findById: (id) =>
      transaction(db, { sight: 'all' }, async (tx) => known(await findProvider({ of: 'vendor' }, tx, id))),
    expects: ({ partnerId }, email) =>
      transaction(db, { sight: 'all' }, async (tx) => {
        if (await isMember(tx, email, partnerId)) return 'en'
        return (await lockOpenInvitation(tx, partnerId, email, now()))?.language ?? null
      }),
    admit: ({ id, partnerId }, user) =>
      transaction(db, { sight: 'all' }, async (tx) => {
        const at = now()
        if ((await findMember(tx, user.id, partnerId)) === undefined) {
          const invitation = await lockOpenInvitation(tx, partnerId, user.email, at)
          if (invitation === undefined) return false
          await insertMember(tx, { id: newId(), partnerId, userId: user.id, role: invitation.role }, at)
          await markAccepted(tx, invitation.id, user.email, at)
        }
        return noteProviderUse(tx, id, at)
      }),
  }
}
