import type { AgentProblem } from '../result.ts'
import { findingWords, type FindingWords, type Words } from './finding-words.ts'

/** What the doctor can find, besides the problems that have a code of their own. */
export type FindingCode = keyof FindingWords

/**
 * One thing that was looked at. `code` and `facts` are for programs and for the pages, which say it in the reader's
 * language; `found` and `remedy` say the same in English. `remedy` is empty where all is well.
 */
export type Finding = {
  readonly about: string
  readonly code: FindingCode | AgentProblem['code']
  readonly ok: boolean
  readonly found: string
  readonly remedy: string
  readonly facts: Readonly<Record<string, unknown>>
}

export const found = <Code extends FindingCode>(
  code: Code,
  ...given: Parameters<FindingWords[Code]>
): Finding => {
  const say = findingWords[code] as (...of: typeof given) => Words
  const words = say(...given)
  return { code, ok: words.remedy === undefined, ...words, remedy: words.remedy ?? '', facts: given[0] ?? {} }
}

/** A problem that has its own code, sentence and remedy. */
export const foundProblem = (
  about: string,
  { code, sentence, remedy, facts }: Pick<AgentProblem, 'code' | 'sentence' | 'remedy' | 'facts'>,
): Finding => ({ about, code, ok: false, found: sentence, remedy, facts })
