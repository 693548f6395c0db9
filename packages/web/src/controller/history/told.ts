import type { Formats } from '../../ui/formats.ts'
import type { Language } from '../../ui/language.ts'
import { toldRefusal } from '../../ui/refusal-texts.ts'
import type { Entry } from './data.ts'
import { historyTexts } from './texts.ts'

type Texts = (typeof historyTexts)['en']

/** An entry as a line, and what is to be read below it. */
export type Told = { readonly line: string; readonly details: readonly string[] }

export const told = (entry: Entry, language: Language, { number, list }: Formats): Told => {
  const texts = historyTexts[language]
  switch (entry.kind) {
    case 'license-came':
      return { line: texts.cameIn(entry.description), details: [entry.licenseId] }
    case 'license-left':
      return { line: texts.left(entry.description), details: [entry.licenseId] }
    case 'account-set':
      return { line: texts.accountSet, details: [] }
    case 'request-made':
      return { line: texts.requestMade, details: [asks(entry, texts)] }
    case 'request-shown':
      return { line: texts.requestShown, details: [asks(entry, texts)] }
    case 'request-dropped':
      return { line: texts.requestDropped, details: [] }
    case 'answer-applied':
      return { line: texts.answerApplied(entry.generation), details: [] }
    case 'refused':
      return refusedTold(entry, texts, language)
    case 'seats-gained':
      return { line: texts.gained(number(entry.count)), details: [some(entry, list)] }
    case 'seats-lost':
      return { line: texts.lost(number(entry.count)), details: [some(entry, list)] }
    case 'seat-moved':
      return { line: texts.seatMoved(entry.from, entry.to), details: [] }
    case 'device-replaced':
      return { line: texts.replaced(entry.device, entry.by), details: [] }
    case 'upgrade-asked':
      return {
        line: entry.allowed ? texts.mayUpgrade(entry.version) : texts.mayNotUpgrade(entry.version),
        details: [],
      }
  }
}

/** The history keeps no figures of a refusal: what names some in German is told in English. */
const refusedTold = (
  { code, sentence, remedy, licenseId }: Extract<Entry, { kind: 'refused' }>,
  texts: Texts,
  language: Language,
): Told => {
  const told = toldRefusal(language, { code, sentence, remedy, facts: {} })
  const isWhole = !`${told.sentence}${told.remedy}`.includes('…')
  const { sentence: said, remedy: helps } = isWhole ? told : { sentence, remedy }
  return { line: `${texts.refused}: ${said}`, details: [helps, licenseId] }
}

const asks = ({ want, give }: { want: readonly string[]; give: readonly string[] }, texts: Texts): string =>
  texts.asks(want.length, give.length)

const some = (
  { count, first }: { count: number; first: readonly string[] },
  list: Formats['list'],
): string => (count > first.length ? `${first.join(', ')} …` : list(first))
