import { coverageAt, type Instant } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { listHeldLicenses } from '../licenses/store.ts'
import { composeEnds, composeJoined, composeRenewed, type Envelope, type LetterLine } from './compose.ts'
import type { Letter } from './letter.ts'
import type { MailedNotice, MailRow } from './mail-store.ts'
import { getJoinedController } from './store.ts'

/** The letter of a recorded mail. All its notices are of one sort: they were recorded together. */
export const composeMail = async (
  partnerId: string,
  tx: Tx,
  mail: MailRow,
  notices: readonly MailedNotice[],
  envelope: Envelope,
): Promise<Letter> => {
  const [first] = notices
  if (first?.kind === 'controller-joined' && first.controller_id !== null) {
    const joining = { controllerId: first.controller_id, accountId: mail.account_id }
    return composeJoined(envelope, await getJoinedController(partnerId, tx, joining))
  }
  const lines = await linesOf(partnerId, tx, notices)
  return first?.kind === 'maintenance-renewed'
    ? composeRenewed(envelope, lines)
    : composeEnds(envelope, lines, mail.recorded_at)
}

/** The lines of a letter, with what the controllers that hold these licenses hold besides (M1). */
export const linesOf = async (
  partnerId: string,
  tx: Tx,
  notices: readonly MailedNotice[],
): Promise<LetterLine[]> => {
  const maintained = notices.flatMap(({ kind, controller_id: id }) =>
    kind === 'maintenance-ends' && id !== null ? [id] : [],
  )
  const held = await listHeldLicenses({ of: 'partner', partnerId }, tx, [...new Set(maintained)])
  const heldBy = Map.groupBy(held, ({ holder }) => (holder.at === 'controller' ? holder.controllerId : null))
  const isCovered = (controllerId: string, at: Instant): boolean => {
    const { covered, required } = coverageAt(heldBy.get(controllerId) ?? [], at)
    return covered && required > 0
  }
  return notices.flatMap((notice) => {
    const { kind, license_kind: licenseKind, quantity, controller_id: controllerId } = notice
    if (kind === 'controller-joined' || licenseKind === null || quantity === null) return []
    const endsAt = notice.ends_at
    return [
      {
        kind,
        licenseKind,
        trialOf: notice.trial_of,
        quantity,
        endsAt,
        accountName: notice.account_name,
        installCode: notice.install_code,
        staysCovered:
          kind === 'maintenance-ends' &&
          controllerId !== null &&
          endsAt !== null &&
          isCovered(controllerId, endsAt),
      },
    ]
  })
}
