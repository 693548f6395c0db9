import {
  wholeDaysBetween,
  type Instant,
  type LicenseKind,
  type NoticeKind,
  type NoticeLanguage,
  type NoticeRecipient,
  type TrialRight,
} from '@tenure/core'
import type { Letter, LetterLink, LetterSection } from './letter.ts'
import { letterTexts } from './letter-texts.ts'
import type { JoinedController } from './store.ts'

/** To whom a letter goes, about whose licenses, and where its links lead. */
export type Envelope = {
  readonly language: NoticeLanguage
  readonly as: NoticeRecipient['as']
  readonly partnerName: string
  /** Null: the letter is about all accounts of the partner. */
  readonly accountName: string | null
  /** Without a slash at its end. */
  readonly publicUrl: string
  /** Of the link that stops such letters; null where nothing can be stopped (A1). */
  readonly secret: string | null
}

/** One license of a letter. */
export type LetterLine = {
  readonly kind: NoticeKind
  readonly licenseKind: LicenseKind
  readonly trialOf: TrialRight | null
  readonly quantity: number
  readonly endsAt: Instant | null
  /** Null: in the partner's inventory. */
  readonly accountName: string | null
  readonly installCode: string | null
  /** Whether other maintenance covers the controller when this one ends (M1). */
  readonly staysCovered: boolean
}

/** Lines that a letter lists at most: nobody reads the six hundredth. */
const MAX_ITEMS = 60

/** M9, T8: a letter about terms that end. Its words do not depend on when it is sent, but on `at`, when it was recorded. */
export const composeEnds = (envelope: Envelope, lines: readonly LetterLine[], at: Instant): Letter => {
  const texts = letterTexts[envelope.language]
  const kinds = [...new Set(lines.map(({ kind }) => kind))].filter((kind) => kind !== 'maintenance-renewed')
  const title = endsTitle(envelope, lines, at)
  return {
    ...frame(envelope),
    subject: title,
    title,
    opening: [],
    sections: sectionsOf(envelope, lines, (line) => endWords(envelope, line, at)),
    closing: [
      ...kinds.map((kind) => texts.whatThen[kind]),
      ...(envelope.as === 'partner' ? [] : [texts.renew(envelope.partnerName)]),
    ],
  }
}

/** M9: a letter about maintenance that was renewed. */
export const composeRenewed = (envelope: Envelope, lines: readonly LetterLine[]): Letter => {
  const texts = letterTexts[envelope.language]
  const title = texts.renewed(placeOf(envelope, lines), lines.length)
  return {
    ...frame(envelope),
    subject: title,
    title,
    opening: [],
    sections: sectionsOf(envelope, lines, ({ endsAt }) =>
      endsAt === null ? '' : texts.runsUntil(dayIn(envelope.language, endsAt)),
    ),
    closing: [texts.renewedMeans],
  }
}

/** A1: a letter about a controller that joined the account. */
export const composeJoined = (envelope: Envelope, controller: JoinedController): Letter => {
  const { joined } = letterTexts[envelope.language]
  const account = envelope.accountName ?? ''
  const title = joined.subject(account, controller.installCode)
  return {
    ...frame(envelope),
    subject: title,
    title,
    opening: [joined.what(controller, account), joined.standing[controller.standing], joined.unknown],
    sections: [],
    closing: [],
    footer: [joined.why(account, envelope.partnerName)],
  }
}

/** Where the link of a letter leads that stops such letters, and where a mail program posts to. */
export const stopUrl = ({ publicUrl, secret, language }: Envelope): string | null =>
  secret === null ? null : `${publicUrl}/unsubscribe/${secret}?language=${language}`

const frame = (envelope: Envelope) => {
  const { language, as, partnerName, accountName, publicUrl } = envelope
  const texts = letterTexts[language]
  const url = stopUrl(envelope)
  const account = accountName ?? ''
  const why = {
    contact: () => texts.why.contact(account, partnerName),
    owner: () => texts.why.owner(account),
    partner: () => texts.why.partner(partnerName),
  }[as]()
  return {
    language,
    link: as === 'owner' ? null : ({ label: texts.portal, url: `${publicUrl}/sign-in` } satisfies LetterLink),
    footer: [why, texts.days],
    stop: url === null ? null : { label: texts.stop, url },
  }
}

const endsTitle = (envelope: Envelope, lines: readonly LetterLine[], at: Instant): string => {
  const texts = letterTexts[envelope.language]
  const place = placeOf(envelope, lines)
  const ends = lines.flatMap(({ endsAt }) => endsAt ?? []).toSorted((a, b) => a - b)
  const [first = at, last = at] = [ends[0], ends.at(-1)]
  const [day, past] = [dayIn(envelope.language, first), last <= at]
  const [line] = lines
  if (line !== undefined && line.kind !== 'maintenance-renewed' && lines.length === 1)
    return texts.oneEnds(line.kind, place, day, past)
  return (first === last ? texts.someEnd : texts.someEndFrom)(lines.length, place, day, past)
}

/** The account by name, or several by number. */
const placeOf = ({ language }: Envelope, lines: readonly LetterLine[]): string => {
  const texts = letterTexts[language]
  const names = [...new Set(lines.flatMap(({ accountName }) => accountName ?? []))]
  return names.length > 1 ? texts.accounts(names.length) : (names[0] ?? texts.yourInventory)
}

const endWords = ({ language }: Envelope, { endsAt, staysCovered }: LetterLine, at: Instant) => {
  const texts = letterTexts[language]
  if (endsAt === null) return ''
  const day = dayIn(language, endsAt)
  const words = endsAt <= at ? texts.ended(day) : texts.ends(day, wholeDaysBetween(at, endsAt))
  return staysCovered ? `${words}; ${texts.staysCovered}` : words
}

/** A section for each account, in the order of the first end, then of the alphabet; equal lines are one with their number. */
const sectionsOf = (
  { language, as }: Envelope,
  lines: readonly LetterLine[],
  words: (line: LetterLine) => string,
): LetterSection[] => {
  const texts = letterTexts[language]
  const sorted = lines.toSorted(
    (a, b) =>
      (a.endsAt ?? 0) - (b.endsAt ?? 0) ||
      (a.accountName ?? '').localeCompare(b.accountName ?? '', language) ||
      (a.installCode ?? '').localeCompare(b.installCode ?? '', language),
  )
  const sayLine = (line: LetterLine) =>
    [
      texts.license({ kind: line.licenseKind, trialOf: line.trialOf, quantity: line.quantity }),
      ...(line.installCode === null ? [] : [texts.on(line.installCode)]),
      words(line),
    ].join(' · ')
  let left = MAX_ITEMS
  let untold = 0
  const sections = [...Map.groupBy(sorted, ({ accountName }) => accountName)].flatMap(([account, own]) => {
    const items = [...Map.groupBy(own, sayLine)]
    const shown = items.slice(0, left)
    left -= shown.length
    untold += items.slice(shown.length).reduce((sum, [, same]) => sum + same.length, 0)
    const heading = as === 'partner' ? (account ?? texts.inInventory) : null
    return shown.length === 0
      ? []
      : [{ heading, items: shown.map(([said, same]) => texts.several(same.length, said)) }]
  })
  return untold === 0 ? sections : [...sections, { heading: null, items: [texts.more(untold)] }]
}

const dayIn = (language: NoticeLanguage, at: Instant): string => letterTexts[language].day.format(at)
