import { decideNoticeMails, type EndNotice, type Instant, type License, type NoticeMail } from '@tenure/core'
import { transaction, type Db, type Tx } from '../db/database.ts'
import { loadAudiences } from './audience-store.ts'
import { listEndingLicenses, listPartnersWithEnds, listSentNotices } from './due-store.ts'
import { lockForNotices } from './mail-store.ts'
import { recordMails, type MailDraft, type RecordParts } from './record-mails.ts'

export type NoticesRun = { readonly partners: number; readonly mails: number; readonly notices: number }

/**
 * M9, T8: records every mail that is due at `at`, each with its job; a partner a transaction. May run at any time, as
 * often as anybody likes and in several processes at once: what was recorded is not recorded again.
 */
export const runDueNotices = async (db: Db, parts: RecordParts, at: Instant): Promise<NoticesRun> => {
  let [partners, mails, notices] = [0, 0, 0]
  for (const partnerId of await partnersWithEnds(db, at)) {
    const drafts = await transaction(db, { sight: { of: 'partner', partnerId } }, async (tx) => {
      // Whoever runs at the same time waits here, and then finds everything recorded.
      await lockForNotices(partnerId, tx)
      const due = await decideDue(partnerId, tx, at)
      await recordMails(partnerId, tx, due, parts, at)
      return due
    })
    if (drafts.length > 0) partners++
    mails += drafts.length
    notices += drafts.reduce((sum, draft) => sum + draft.notices.length, 0)
  }
  return { partners, mails, notices }
}

/** What `runDueNotices` would record now. */
export const findDueNotices = async (db: Db, at: Instant): Promise<MailDraft[]> => {
  const found: MailDraft[] = []
  for (const partnerId of await partnersWithEnds(db, at))
    found.push(
      ...(await transaction(db, { sight: { of: 'partner', partnerId } }, (tx) =>
        decideDue(partnerId, tx, at),
      )),
    )
  return found
}

const partnersWithEnds = (db: Db, at: Instant) =>
  transaction(db, { sight: 'all' }, (tx) => listPartnersWithEnds(tx, at))

/** The mails to this partner's people and customers that are due and not recorded. */
const decideDue = async (partnerId: string, tx: Tx, at: Instant): Promise<MailDraft[]> => {
  const licenses = await listEndingLicenses(partnerId, tx, at)
  const ids = licenses.map(({ id }) => id)
  const mails = decideNoticeMails({
    at,
    licenses,
    audiences: await loadAudiences(partnerId, tx, placesOf(licenses)),
    sent: await listSentNotices(partnerId, tx, ids),
  })
  return mailDrafts(mails, licenses)
}

/** The accounts and controllers that these licenses are in and on. */
export const placesOf = (licenses: readonly License[]) => {
  const places = licenses.map(placeOf)
  const distinct = (ids: readonly (string | null)[]) => [...new Set(ids.flatMap((id) => id ?? []))]
  return {
    accountIds: distinct(places.map(({ accountId }) => accountId)),
    controllerIds: distinct(places.map(({ controllerId }) => controllerId)),
  }
}

const mailDrafts = (mails: readonly NoticeMail<EndNotice>[], licenses: readonly License[]): MailDraft[] => {
  const places = new Map(licenses.map((license) => [license.id, placeOf(license)]))
  return mails.map(({ recipient, accountId, notices }) => ({
    recipient,
    accountId,
    canBeStopped: true,
    notices: notices.map(({ licenseId, kind, daysBefore, endsAt }) => ({
      kind,
      licenseId,
      daysBefore,
      endsAt,
      ...(places.get(licenseId) ?? nowhere),
    })),
  }))
}

const nowhere = { accountId: null, controllerId: null }

/** The account that a license is in, and the controller that holds it; nulls in the inventory. */
export const placeOf = ({ holder }: Pick<License, 'holder'>) => ({
  accountId: 'accountId' in holder ? holder.accountId : null,
  controllerId: 'controllerId' in holder ? holder.controllerId : null,
})
