import type { Language } from '../../ui/language.ts'
import { formatsOf, type Formats } from '../../ui/formats.ts'
import { toldRefusal } from '../../ui/refusal-texts.ts'
import type { Problem } from '../../ui/refusal.ts'
import { findingTexts, type FindingFacts } from './finding-texts.ts'

/** One thing that the doctor looked at. `found` and `remedy` are English; the pages say it by `code` and `facts`. */
export type Finding = {
  readonly about: string
  readonly code: string
  readonly ok: boolean
  readonly found: string
  readonly remedy: string
  readonly facts: FindingFacts
}

export type ToldFinding = { readonly about: string; readonly found: string; readonly remedy: string }

/** The finding in the language; a newer controller's that is not known here, and a problem, as refusals are told. */
export const toldFinding = (
  finding: Finding,
  language: Language,
  formats: Formats = formatsOf(language),
): ToldFinding => {
  const { about, code, facts } = finding
  const texts = findingTexts[language]
  const name = about in texts.about ? texts.about[about as keyof typeof texts.about] : about
  if (code in texts.say) {
    const { found, remedy = '' } = texts.say[code as keyof typeof texts.say](facts, formats)
    return { about: name, found, remedy }
  }
  const problem = { code, sentence: finding.found, remedy: finding.remedy, facts } as Problem
  const { sentence, remedy } = toldRefusal(language, problem)
  return { about: name, found: sentence, remedy }
}
