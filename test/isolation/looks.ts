import type { Sight } from '@tenure/core'
import {
  countForAccounts,
  findAccountIdByCustomerId,
  listAccounts,
} from '../../packages/server/src/accounts/list-store.ts'
import { listEntries } from '../../packages/server/src/audit/store.ts'
import { findAccount } from '../../packages/server/src/accounts/store.ts'
import { listContacts } from '../../packages/server/src/accounts/contact-store.ts'
import { listCases } from '../../packages/server/src/cases/list-store.ts'
import { lockCase, lockOpenCase } from '../../packages/server/src/cases/store.ts'
import { findControllerSeen, listControllers } from '../../packages/server/src/controllers/list-store.ts'
import { findController, lockController } from '../../packages/server/src/controllers/store.ts'
import type { Tx } from '../../packages/server/src/db/database.ts'
import { findAnswer } from '../../packages/server/src/exchange/answer-store.ts'
import { findAccountByCustomerId } from '../../packages/server/src/exchange/controller-store.ts'
import { lockDirectory } from '../../packages/server/src/exchange/directory-store.ts'
import { listLicenseMovements, listMovements } from '../../packages/server/src/ledger/list-store.ts'
import { findLicenseSeen, listLicenses } from '../../packages/server/src/licenses/list-store.ts'
import {
  findLicense,
  listHeldLicenses,
  lockHeldAndNamed,
  lockHeldLicenses,
  lockLicenses,
} from '../../packages/server/src/licenses/store.ts'
import { findProvider } from '../../packages/server/src/identity-providers/store.ts'
import { findInvitation } from '../../packages/server/src/members/invitation-store.ts'
import { findMemberById } from '../../packages/server/src/members/store.ts'
import { listPartnerAddresses } from '../../packages/server/src/notices/audience-store.ts'
import { licensesOfNotices, listRecordedNotices } from '../../packages/server/src/notices/list-store.ts'
import { findMail } from '../../packages/server/src/notices/mail-store.ts'
import { findSubscription } from '../../packages/server/src/notices/subscription-store.ts'
import * as search from '../../packages/server/src/search/store.ts'
import { findTokenBySecretHash, listTokens } from '../../packages/server/src/tokens/store.ts'
import {
  countForPartners,
  findPartnersNamed,
  listPartners,
} from '../../packages/server/src/partners/list-store.ts'
import { findPartner } from '../../packages/server/src/partners/store.ts'
import type { Belongings } from './two-partners.ts'

/** A real query of a store: whether it finds what belongs to `of`. */
export type Look = {
  readonly table: string
  readonly name: string
  readonly finds: (sight: Sight, tx: Tx, of: Belongings) => Promise<boolean>
  /** True where the query has no filter of its own: it asks before the partner is known, and only for one secret. */
  readonly unfiltered?: true
}

const first = { after: null, limit: 200 }
const has = (rows: readonly { readonly id: string }[], id: string) => rows.some((row) => row.id === id)
const isFound = (row: unknown) => row !== undefined && row !== null

/** The partner that a store function is asked for which works for one at a time. */
const asked = (sight: Sight, of: Belongings) => (sight.of === 'vendor' ? of.partnerId : sight.partnerId)

export const looks: readonly Look[] = [
  {
    table: 'audit_entry',
    name: 'listEntries',
    finds: async (sight, tx, of) => has(await listEntries(sight, tx, {}, first), of.auditEntryId),
  },
  {
    table: 'partner',
    name: 'listPartners',
    finds: async (sight, tx, of) =>
      has(await listPartners(sight, tx, {}, { ...first, sort: 'name' }), of.partnerId),
  },
  {
    table: 'partner',
    name: 'findPartnersNamed',
    finds: async (sight, tx, of) => (await findPartnersNamed(sight, tx, '')).includes(of.partnerId),
  },
  {
    table: 'partner',
    name: 'countForPartners',
    finds: async (sight, tx, of) => (await countForPartners(sight, tx, [of.partnerId])).has(of.partnerId),
  },
  {
    table: 'partner',
    name: 'findPartner',
    finds: async (sight, tx, of) => isFound(await findPartner(sight, tx, of.partnerId)),
  },
  {
    table: 'account',
    name: 'listAccounts',
    finds: async (sight, tx, of) => {
      return has(await listAccounts(sight, tx, {}, { ...first, sort: 'name' }), of.accountId)
    },
  },
  {
    table: 'account',
    name: 'countForAccounts',
    finds: async (sight, tx, of) =>
      (await countForAccounts(sight, tx, [of.accountId], 0)).get(of.accountId) !== undefined,
  },
  {
    table: 'customer_id_directory',
    name: 'findAccountIdByCustomerId',
    finds: async (sight, tx, of) => isFound(await findAccountIdByCustomerId(sight, tx, of.customerId)),
  },
  {
    table: 'account',
    name: 'findAccount',
    finds: async (sight, tx, of) => isFound(await findAccount(sight, tx, of.accountId)),
  },
  {
    table: 'contact',
    name: 'listContacts',
    finds: async (sight, tx, of) => {
      const account = { partner_id: of.partnerId, id: of.accountId }
      return has(await listContacts(sight, tx, account, null, 200), of.contactId)
    },
  },
  {
    table: 'token',
    name: 'listTokens',
    finds: async (sight, tx, of) => has(await listTokens(sight, tx, null, 200), of.tokenId),
  },
  {
    table: 'token',
    name: 'findTokenBySecretHash',
    finds: async (_sight, tx, of) => isFound(await findTokenBySecretHash(tx, of.secretHash)),
    unfiltered: true,
  },
  {
    table: 'controller',
    name: 'listControllers',
    finds: async (sight, tx, of) =>
      has(await listControllers(sight, tx, {}, { ...first, sort: '-last-seen' }), of.controllerId),
  },
  {
    table: 'controller',
    name: 'findControllerSeen',
    finds: async (sight, tx, of) => isFound(await findControllerSeen(sight, tx, of.controllerId)),
  },
  {
    table: 'controller',
    name: 'findController',
    finds: async (sight, tx, of) => isFound(await findController(sight, tx, of.controllerId)),
  },
  {
    table: 'license',
    name: 'listLicenses',
    finds: async (sight, tx, of) =>
      has(await listLicenses(sight, tx, {}, { ...first, sort: '-issued-at' }), of.licenseId),
  },
  {
    table: 'account',
    name: 'findAccounts of the search',
    finds: async (sight, tx, of) =>
      has(await search.findAccounts(sight, tx, { id: of.accountId }), of.accountId),
  },
  {
    table: 'controller',
    name: 'findControllers of the search',
    finds: async (sight, tx, of) =>
      has(await search.findControllers(sight, tx, of.installCode), of.controllerId),
  },
  {
    table: 'contact',
    name: 'findContacts of the search',
    finds: async (sight, tx, of) => has(await search.findContacts(sight, tx, 'house@'), of.contactId),
  },
  {
    table: 'license',
    name: 'findLicenses of the search',
    finds: async (sight, tx, of) => {
      const range = { from: of.licenseId, to: of.licenseId }
      return has(await search.findLicenses(sight, tx, range), of.licenseId)
    },
  },
  {
    table: 'license',
    name: 'findLicenseSeen',
    finds: async (sight, tx, of) => isFound(await findLicenseSeen(sight, tx, of.licenseId)),
  },
  {
    table: 'license',
    name: 'findLicense',
    finds: async (sight, tx, of) => isFound(await findLicense(sight, tx, of.licenseId)),
  },
  {
    table: 'license',
    name: 'lockLicenses',
    finds: async (sight, tx, of) => has(await lockLicenses(sight, tx, [of.licenseId]), of.licenseId),
  },
  {
    table: 'license',
    name: 'lockHeldLicenses',
    finds: async (sight, tx, of) => has(await lockHeldLicenses(sight, tx, of.controllerId), of.licenseId),
  },
  {
    table: 'license',
    name: 'lockHeldAndNamed',
    finds: async (sight, tx, of) =>
      has(await lockHeldAndNamed(sight, tx, of.controllerId, [of.licenseId]), of.licenseId),
  },
  {
    table: 'license',
    name: 'listHeldLicenses',
    finds: async (sight, tx, of) => has(await listHeldLicenses(sight, tx, [of.controllerId]), of.licenseId),
  },
  {
    table: 'movement',
    name: 'listMovements',
    finds: async (sight, tx, of) => has(await listMovements(sight, tx, undefined, first), of.movementId),
  },
  {
    table: 'movement',
    name: 'listLicenseMovements',
    finds: async (sight, tx, of) => {
      const license = { partnerId: of.partnerId, id: of.licenseId }
      return has(await listLicenseMovements(sight, tx, license, first), of.movementId)
    },
  },
  {
    table: 'controller_case',
    name: 'listCases',
    finds: async (sight, tx, of) => has(await listCases(sight, tx, {}, first), of.caseId),
  },
  {
    table: 'controller_case',
    name: 'lockCase',
    finds: async (sight, tx, of) => isFound(await lockCase(sight, tx, of.caseId)),
  },
  {
    table: 'controller_case',
    name: 'lockOpenCase',
    finds: async (sight, tx, of) =>
      isFound(
        await lockOpenCase(sight, tx, {
          partnerId: of.partnerId,
          controllerId: of.controllerId,
          kind: 'key-changed',
        }),
      ),
  },
  {
    table: 'install_code_directory',
    name: 'lockController',
    finds: async (sight, tx, of) => isFound(await lockController(sight, tx, of.installCode)),
  },
  {
    table: 'install_code_directory',
    name: 'lockDirectory',
    finds: async (_sight, tx, of) => isFound(await lockDirectory(tx, of.installCode)),
    unfiltered: true,
  },
  {
    table: 'customer_id_directory',
    name: 'findAccountByCustomerId',
    finds: async (_sight, tx, of) => isFound(await findAccountByCustomerId(tx, of.customerId)),
    unfiltered: true,
  },
  {
    table: 'exchange',
    name: 'findAnswer',
    finds: async (_sight, tx, of) => isFound(await findAnswer(tx, [of.partnerId], of.requestHash)),
    unfiltered: true,
  },
  {
    table: 'member',
    name: 'findMemberById',
    finds: async (sight, tx, of) => isFound(await findMemberById(sight, tx, of.memberId)),
  },
  {
    table: 'invitation',
    name: 'findInvitation',
    finds: async (sight, tx, of) => isFound(await findInvitation(sight, tx, of.invitationId)),
  },
  {
    table: 'identity_provider',
    name: 'findProvider',
    finds: async (sight, tx, of) => isFound(await findProvider(sight, tx, of.identityProviderId)),
  },
  {
    table: 'partner_notice_address',
    name: 'listPartnerAddresses',
    finds: async (sight, tx, of) => {
      const addresses = await listPartnerAddresses(asked(sight, of), tx)
      return addresses.some(({ email }) => email === of.noticeEmail)
    },
  },
  {
    table: 'notice',
    name: 'listRecordedNotices',
    finds: async (sight, tx, of) => {
      const filter = { partnerId: undefined, accountId: undefined, licenseId: undefined }
      return has(await listRecordedNotices(sight, tx, filter, first), of.noticeId)
    },
  },
  {
    table: 'license',
    name: 'licensesOfNotices',
    finds: async (sight, tx, of) => {
      const notice = { partner_id: of.partnerId, license_id: of.licenseId }
      return (await licensesOfNotices(sight, tx, [notice])).has(of.licenseId)
    },
  },
  {
    table: 'notice_mail',
    name: 'findMail',
    finds: async (sight, tx, of) => isFound(await findMail(asked(sight, of), tx, of.noticeMailId)),
  },
  {
    table: 'notice_subscription',
    name: 'findSubscription',
    finds: async (_sight, tx, of) => isFound(await findSubscription(tx, of.noticeSecret)),
    unfiltered: true,
  },
]
