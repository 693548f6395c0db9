import { roles, type Role } from '@tenure/contract'
import { insertAccount } from '../../accounts/store.ts'
import { transaction, type Db } from '../../db/database.ts'
import { hashOf, secretOf } from '../../tokens/secret.ts'
import { insertToken } from '../../tokens/store.ts'
import { insertPartner } from '../../partners/store.ts'

/** The secret of a token of each role. */
export type TestTokens = Readonly<Record<Role, string>>

export type TestAccount = {
  readonly id: string
  readonly name: string
  readonly customerId: string
  readonly tokens: TestTokens
}
export type TestPartner = {
  readonly id: string
  readonly name: string
  readonly tokens: TestTokens
  readonly accounts: readonly [TestAccount, TestAccount]
}
export type Seeded = {
  readonly vendor: TestTokens
  /** Two partners, so that each can be shown to see nothing of the other (A4). */
  readonly partners: readonly [TestPartner, TestPartner]
}

export type SeedParts = {
  readonly db: Db
  readonly at: number
  readonly newId: () => string
  readonly newRandomId: () => string
  readonly randomBytes: (length: number) => Uint8Array
}

type Owner = { readonly partnerId: string | null; readonly accountId: string | null }

/** The vendor, two partners with two accounts each, and a token of each role for all of them. */
export const seed = (parts: SeedParts): Promise<Seeded> =>
  transaction(parts.db, { sight: 'all' }, async (tx) => {
    const tokensOf = async (owner: Owner): Promise<TestTokens> => {
      const secrets = {} as Record<Role, string>
      for (const role of roles) {
        const scope = owner.accountId !== null ? 'account' : owner.partnerId !== null ? 'partner' : 'vendor'
        secrets[role] = secretOf(parts.randomBytes(32))
        await insertToken(tx, {
          id: parts.newId(),
          name: `${scope} ${role}`,
          scope,
          role,
          partner_id: owner.partnerId,
          account_id: owner.accountId,
          secretHash: hashOf(secrets[role]),
          createdAt: parts.at,
          expiresAt: null,
        })
      }
      return secrets
    }
    const addAccount = async (partnerId: string, name: string): Promise<TestAccount> => {
      const ids = { id: parts.newId(), customerId: parts.newRandomId() }
      await insertAccount(tx, { ...ids, partnerId, name, approvesControllers: false }, parts.at)
      return { ...ids, name, tokens: await tokensOf({ partnerId, accountId: ids.id }) }
    }
    const addPartner = async (name: string): Promise<TestPartner> => {
      const id = parts.newId()
      await insertPartner(tx, { id, name }, parts.at)
      return {
        id,
        name,
        tokens: await tokensOf({ partnerId: id, accountId: null }),
        accounts: [await addAccount(id, `${name} Building 1`), await addAccount(id, `${name} Building 2`)],
      }
    }
    return {
      vendor: await tokensOf({ partnerId: null, accountId: null }),
      partners: [await addPartner('Partner One'), await addPartner('Partner Two')],
    }
  })
