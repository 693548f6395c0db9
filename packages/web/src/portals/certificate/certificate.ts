import type { LicenseSeen } from '@tenure/contract'
import type { Formats } from '../../ui/formats.ts'
import type { Language } from '../../ui/language.ts'
import { licenseWords } from '../words/license-words.ts'
import { certificateTexts } from './texts.ts'

/** What a certificate says, in the reader's language and in the order in which it stands there. */
export type Certificate = {
  readonly language: Language
  readonly title: string
  /** What the license is. */
  readonly description: string
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly idLabel: string
  readonly licenseId: string
  readonly footer: string
  readonly fileName: string
}

type Seen = {
  readonly language: Language
  readonly formats: Pick<Formats, 'day' | 'number'>
  /** The day and the service at which it was looked up. */
  readonly at: string
  readonly origin: string
}

/** Says of a license what somebody wants in their files. It names no vendor: whose service it is, its address says. */
export const certificateOf = (
  license: LicenseSeen,
  { language, formats: { day, number }, at, origin }: Seen,
): Certificate => {
  const texts = certificateTexts[language]
  const words = licenseWords[language]
  const { id, kind, quantity, term, startsAt, endsAt, issuedAt, holder } = license
  const { accountName, partnerName, installCode, orderReference } = license
  const hasTerm = term.unit === 'months' || term.unit === 'days'
  const rows: readonly (readonly [string, string] | null)[] = [
    accountName === null ? null : [texts.account, accountName],
    [texts.partner, partnerName],
    [texts.kind, words.kinds[kind]],
    [texts.quantity, `${number(quantity)} ${words.units[kind]}`.trim()],
    [texts.term, words.term(term)],
    [texts.issued, day(issuedAt)],
    hasTerm ? [texts.started, startsAt === null ? texts.notYet : day(startsAt)] : null,
    hasTerm ? [texts.ends, endsAt === null ? '–' : day(endsAt)] : [texts.ends, texts.never],
    [
      texts.where,
      holder.at === 'controller' ? texts.places.controller(installCode ?? '') : texts.places[holder.at],
    ],
    orderReference === null ? null : [texts.order, orderReference],
  ]
  return {
    language,
    title: texts.title,
    description: words.describe(license),
    rows: rows.filter((row) => row !== null),
    idLabel: texts.id,
    licenseId: id,
    footer: texts.as(day(at), origin),
    fileName: `${texts.fileName}-${id}.pdf`,
  }
}
