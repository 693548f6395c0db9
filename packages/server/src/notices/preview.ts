import type { Operations } from '@tenure/contract'
import { addDays, licenseNotFound, startOfDay, type Instant, type NoticeKind } from '@tenure/core'
import type { Handler } from '../http/handler.ts'
import type { NamedLicense } from '../licenses/convert.ts'
import { findLicenseSeen } from '../licenses/list-store.ts'
import { composeEnds, composeJoined, composeRenewed, type Envelope, type LetterLine } from './compose.ts'
import { renderLetter, type Letter } from './letter.ts'
import type { MailedKind } from './mail-store.ts'

/** The letter as it would be now: of a real license where one is named, else of things made up. */
export const preview =
  (publicUrl: () => string): Handler<Operations['previewNotice']> =>
  async ({ query: { kind, language, licenseId } }, { caller, tx, at }) => {
    const license = licenseId === undefined ? null : await findLicenseSeen(caller.sight, tx, licenseId)
    if (licenseId !== undefined && license === null) return { ok: false, refusal: licenseNotFound() }
    const envelope: Envelope = {
      language,
      as: license?.holder.at === 'inventory' ? 'partner' : 'contact',
      partnerName: license?.partnerName ?? 'Nordic Controls',
      accountName: license === null ? 'P-Building 1' : license.accountName,
      publicUrl: publicUrl(),
      secret: kind === 'controller-joined' ? null : 'preview',
    }
    return { ok: true, value: renderLetter(letterOf(kind, envelope, license, at)) }
  }

const letterOf = (
  kind: MailedKind,
  envelope: Envelope,
  license: NamedLicense | null,
  at: Instant,
): Letter => {
  switch (kind) {
    case 'controller-joined':
      return composeJoined(
        { ...envelope, accountName: envelope.accountName ?? 'P-Building 1' },
        {
          installCode: license?.installCode ?? 'SC-0001-7F3A',
          model: 'SmartServer IoT',
          softwareVersion: '3.4',
          standing: 'belongs',
        },
      )
    case 'maintenance-renewed':
      return composeRenewed(envelope, [lineOf(kind, license, at)])
    case 'maintenance-ends':
    case 'remote-cms-ends':
    case 'trial-ends':
      return composeEnds(envelope, [lineOf(kind, license, at)], at)
  }
}

const madeUp = {
  'maintenance-ends': { licenseKind: 'maintenance', trialOf: null, days: 30 },
  'maintenance-renewed': { licenseKind: 'maintenance', trialOf: null, days: 365 },
  'remote-cms-ends': { licenseKind: 'remote-cms', trialOf: null, days: 30 },
  'trial-ends': { licenseKind: 'trial', trialOf: 'capacity', days: 7 },
} as const

const lineOf = (kind: NoticeKind, license: NamedLicense | null, at: Instant): LetterLine => {
  const { licenseKind, trialOf, days } = madeUp[kind]
  return {
    kind,
    licenseKind: license?.kind ?? licenseKind,
    trialOf: license === null ? trialOf : license.trialOf,
    quantity: license?.quantity ?? 50,
    endsAt: license?.endsAt ?? addDays(startOfDay(at), days),
    accountName: license === null ? 'P-Building 1' : license.accountName,
    installCode: license === null ? 'SC-0001-7F3A' : license.installCode,
    staysCovered: false,
  }
}
