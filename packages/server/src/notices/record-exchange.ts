import { gatherMails, isRenewal, noticeRecipients, type Instant, type License } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { loadAudiences } from './audience-store.ts'
import { recordMails, type RecordParts } from './record-mails.ts'
import { listContactsToTell } from './store.ts'

/** The controller that asked, and where it is. */
export type Place = { readonly partnerId: string; readonly accountId: string; readonly controllerId: string }

/** A1: every contact of the account hears of a controller that joins it, whatever notices they want. */
export const recordControllerJoined = async (
  { partnerId, accountId, controllerId }: Place,
  tx: Tx,
  parts: RecordParts,
  at: Instant,
): Promise<void> => {
  const contacts = await listContactsToTell(partnerId, tx, accountId)
  const notice = {
    kind: 'controller-joined',
    licenseId: null,
    accountId,
    controllerId,
    daysBefore: null,
    endsAt: null,
  } as const
  const drafts = contacts.map(({ email, language }) => ({
    recipient: { email, language, as: 'contact' } as const,
    accountId,
    canBeStopped: false,
    notices: [notice],
  }))
  await recordMails(partnerId, tx, drafts, parts, at)
}

/** A license as it was before it was activated, and the end of its term since. */
export type Activated = { readonly license: License; readonly endsAt: Instant | null }

/** M9: those of the licenses that renew maintenance which the controller held are announced; all of them in one mail each. */
export const recordRenewals = async (
  { partnerId, accountId, controllerId }: Place,
  tx: Tx,
  {
    activated,
    heldBefore,
  }: { readonly activated: readonly Activated[]; readonly heldBefore: readonly License[] },
  parts: RecordParts,
  at: Instant,
): Promise<void> => {
  const renewals = activated.filter(({ license }) => isRenewal(license, heldBefore))
  if (renewals.length === 0) return
  const audiences = await loadAudiences(partnerId, tx, {
    accountIds: [accountId],
    controllerIds: [controllerId],
  })
  const holder = { at: 'controller', partnerId, accountId, controllerId } as const
  const tellings = renewals.flatMap(({ license, endsAt }) => {
    const notice = { licenseId: license.id, kind: 'maintenance-renewed', daysBefore: null, endsAt } as const
    return noticeRecipients({ holder }, notice.kind, audiences).map((recipient) => ({
      license: { holder },
      recipient,
      notice,
    }))
  })
  const drafts = gatherMails(tellings).map(({ notices, ...mail }) => ({
    ...mail,
    canBeStopped: true,
    notices: notices.map((notice) => ({ ...notice, accountId, controllerId })),
  }))
  await recordMails(partnerId, tx, drafts, parts, at)
}
