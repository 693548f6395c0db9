import type { License } from '../license/license.ts'
import type { Instant } from '../time/instant.ts'
import { noticeRecipients, type NoticeAudiences, type NoticeRecipient } from './notice-recipients.ts'
import { noticeDue, type EndNotice, type NoticeKey } from './notices.ts'

/** A notice that went to somebody before. */
export type SentNotice = NoticeKey & { readonly email: string }

export type NoticeFacts = {
  readonly at: Instant
  readonly licenses: readonly License[]
  readonly audiences: NoticeAudiences
  /** What was sent of these licenses, ever. */
  readonly sent: readonly SentNotice[]
}

/** One mail: everything that one recipient is told at one time. */
export type NoticeMail<Notice extends NoticeKey = NoticeKey> = {
  readonly recipient: NoticeRecipient
  /** The account it is about; null for the partner's people, whose mail is about all accounts. */
  readonly accountId: string | null
  readonly notices: readonly Notice[]
}

/**
 * M9: the mails to send at `at`. Each step of each license goes to each recipient at most once, and none after a later
 * one, whatever the clock does. All that somebody is told at once stands in one mail: a contact's of each account, and
 * the partner's people's of all: who has 600 licenses gets a letter and not 600.
 */
export const decideNoticeMails = ({
  at,
  licenses,
  audiences,
  sent,
}: NoticeFacts): NoticeMail<EndNotice>[] => {
  const lastSent = new Map<string, number>()
  for (const notice of sent) {
    const key = keyOf(notice, notice.email)
    if (notice.daysBefore !== null)
      lastSent.set(key, Math.min(notice.daysBefore, lastSent.get(key) ?? Infinity))
  }
  const told = licenses.flatMap((license) => {
    const notice = noticeDue(license, at)
    if (notice === null) return []
    return noticeRecipients(license, notice.kind, audiences)
      .filter(({ email }) => notice.daysBefore < (lastSent.get(keyOf(notice, email)) ?? Infinity))
      .map((recipient) => ({ license, recipient, notice }))
  })
  return gatherMails(told)
}

/** One notice of one license to one recipient, to be gathered into mails. */
export type Telling<Notice extends NoticeKey> = {
  readonly license: Pick<License, 'holder'>
  readonly recipient: NoticeRecipient
  readonly notice: Notice
}

/** A mail for each recipient and, but for the partner's people, for each account. */
export const gatherMails = <Notice extends NoticeKey>(
  tellings: readonly Telling<Notice>[],
): NoticeMail<Notice>[] => {
  const mailKey = (telling: Telling<Notice>) => `${accountOf(telling) ?? ''} ${telling.recipient.email}`
  return [...Map.groupBy(tellings, mailKey).values()].flatMap((same) => {
    const [first] = same
    return first === undefined
      ? []
      : [
          {
            recipient: same.find(({ recipient }) => recipient.as === 'contact')?.recipient ?? first.recipient,
            accountId: accountOf(first),
            notices: same.map(({ notice }) => notice),
          },
        ]
  })
}

const accountOf = <Notice extends NoticeKey>({ license: { holder }, recipient }: Telling<Notice>) =>
  recipient.as !== 'partner' && (holder.at === 'account' || holder.at === 'controller')
    ? holder.accountId
    : null

const keyOf = ({ licenseId, kind }: NoticeKey, email: string): string => `${licenseId} ${kind} ${email}`
