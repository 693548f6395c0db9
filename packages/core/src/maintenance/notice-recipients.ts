import type { License } from '../license/license.ts'
import type { NoticeKind } from './notices.ts'

export const noticeLanguages = ['en', 'de'] as const
export type NoticeLanguage = (typeof noticeLanguages)[number]

/** Who hears of an account’s licenses besides the Owners of its controllers. */
export const noticeAudiences = ['off', 'contacts', 'contacts-and-partner'] as const
export type NoticeAudience = (typeof noticeAudiences)[number]

/** Somebody who is told, and as what: that says why they are, and what they can do about it. */
export type NoticeRecipient = {
  readonly email: string
  readonly language: NoticeLanguage
  readonly as: 'contact' | 'owner' | 'partner'
}

export type NoticeContact = {
  readonly email: string
  readonly language: NoticeLanguage
  /** Whether they want notices. */
  readonly notices: boolean
}

/** An address of the partner's own people, and what they want to hear of. */
export type PartnerNoticeAddress = NoticeContact & { readonly kinds: readonly NoticeKind[] }

export type AccountAudience = {
  readonly audience: NoticeAudience
  /** Of the Owners' addresses, which come without one. */
  readonly language: NoticeLanguage
  readonly contacts: readonly NoticeContact[]
  /** Addresses that want no more notices about this account, whoever named them. */
  readonly stopped: readonly string[]
}

/** To whom notices of one partner's licenses may go. */
export type NoticeAudiences = {
  readonly partner: readonly PartnerNoticeAddress[]
  readonly accounts: Readonly<Record<string, AccountAudience>>
  /** By the controller's id: the addresses that its Owner told. */
  readonly owners: Readonly<Record<string, readonly string[]>>
}

/**
 * M9: to whom a notice of this license goes, as partner, account and Owner set it. An address that is several of these
 * is told once, as the first: contact, Owner, partner. The account's setting does not silence the Owner, whose controller it is.
 */
export const noticeRecipients = (
  { holder }: Pick<License, 'holder'>,
  kind: NoticeKind,
  audiences: NoticeAudiences,
): NoticeRecipient[] => {
  const account =
    holder.at === 'account' || holder.at === 'controller' ? audiences.accounts[holder.accountId] : undefined
  const owners = holder.at === 'controller' ? (audiences.owners[holder.controllerId] ?? []) : []
  const found = [
    ...(account === undefined ? [] : [...contactsOf(account), ...ownersOf(account, owners)]),
    ...(account === undefined || account.audience === 'contacts-and-partner'
      ? partnerOf(audiences, kind)
      : []),
  ]
  return found.filter(({ email }, index) => found.findIndex((each) => each.email === email) === index)
}

const contactsOf = ({ audience, contacts, stopped }: AccountAudience): NoticeRecipient[] =>
  audience === 'off'
    ? []
    : contacts
        .filter(({ email, notices }) => notices && !stopped.includes(email))
        .map(({ email, language }) => ({ email, language, as: 'contact' }))

/** An Owner's address that is a contact's as well is written to in the contact's language. */
const ownersOf = (account: AccountAudience, emails: readonly string[]): NoticeRecipient[] =>
  emails
    .filter((email) => !account.stopped.includes(email))
    .map((email) => ({
      email,
      language: account.contacts.find((contact) => contact.email === email)?.language ?? account.language,
      as: 'owner',
    }))

const partnerOf = ({ partner }: NoticeAudiences, kind: NoticeKind): NoticeRecipient[] =>
  partner
    .filter(({ notices, kinds }) => notices && kinds.includes(kind))
    .map(({ email, language }) => ({ email, language, as: 'partner' }))
