import type { Instant, NoticeRecipient } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { addJobs } from '../jobs/store.ts'
import { insertMails, type NewNotice } from './mail-store.ts'
import { ensureSubscriptions, subscriptionKey } from './subscription-store.ts'

/** What no pure function may make itself. */
export type RecordParts = {
  /** A new UUIDv7. */
  readonly newId: () => string
  /** 22 characters of base64url: the secret of a link. */
  readonly newToken: () => string
}

export type MailDraft = {
  readonly recipient: NoticeRecipient
  /** The account that it is about; null for the partner's people. */
  readonly accountId: string | null
  /** False for what contacts are told whatever they wish (A1): it has no link to stop it. */
  readonly canBeStopped: boolean
  readonly notices: readonly Omit<NewNotice, 'id' | 'mailId' | 'email'>[]
}

/** Records mails and adds their jobs, in the caller's transaction: they are sent if and only if it commits. */
export const recordMails = async (
  partnerId: string,
  tx: Tx,
  drafts: readonly MailDraft[],
  { newId, newToken }: RecordParts,
  at: Instant,
): Promise<void> => {
  if (drafts.length === 0) return
  const subscriptions = await ensureSubscriptions(
    partnerId,
    tx,
    drafts
      .filter(({ canBeStopped }) => canBeStopped)
      .map(({ accountId, recipient: { email } }) => ({ accountId, email, id: newId(), secret: newToken() })),
  )
  const mails = drafts.map((draft) => ({ ...draft, id: newId() }))
  await insertMails(
    partnerId,
    tx,
    mails.map(({ id, accountId, recipient, canBeStopped }) => ({
      id,
      accountId,
      recipient,
      subscriptionId: canBeStopped
        ? (subscriptions.get(subscriptionKey({ accountId, email: recipient.email })) ?? null)
        : null,
    })),
    mails.flatMap(({ id: mailId, recipient: { email }, notices }) =>
      notices.map((notice) => ({ ...notice, id: newId(), mailId, email })),
    ),
    at,
  )
  await addJobs(
    tx,
    'send-notice',
    mails.map(({ id: mailId }) => ({ partnerId, mailId })),
  )
}
