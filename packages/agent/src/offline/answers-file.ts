import { done, notDone, type Result } from '../result.ts'
import { savedAnswers, type SavedAnswer } from '../exchange/saved-answer.ts'

/** The text of an answers file, as the service's reply to a bundle has it. */
export const answersText = (answers: readonly SavedAnswer[]): string =>
  `${JSON.stringify({ answers }, null, 1)}\n`

/** Reads an answers file of before; nothing else is ever written over. Never throws. */
export const readAnswers = (text: string): Result<readonly SavedAnswer[]> => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    json = null
  }
  const read = savedAnswers.safeParse(json)
  if (read.success) return done(read.data.answers)
  return notDone({
    code: 'document-unreadable',
    sentence: 'The file for the answers is there already, and holds no answers to a site bundle.',
    remedy: 'Name another file with --out.',
    facts: {},
  })
}
