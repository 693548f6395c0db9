import { openDocument } from '@tenure/sdk'
import { done, notDone, type Result } from '../result.ts'
import type { Outcome } from '../state/state-files.ts'
import { answersOfOthers, noLicenseFile, requestsNotAnswers } from './refusals.ts'
import { problemOfService, savedAnswers, savedProblem, savedReply } from './saved-answer.ts'

/** What was found in a carried file: at least one of the two documents, and why what was not done was not. */
export type Carried = {
  readonly licenseFile: string | null
  readonly keyList: string | null
  /** Null where the file has no place for them, as a QR code has none. */
  readonly refusals: Outcome['refusals'] | null
}

/**
 * Reads a file that was carried here, for the controller `installCode`: the documents in any order, apart by white space;
 * the service's JSON answer or its problem; or the answers to a site bundle. Nothing is believed yet. Never throws.
 */
export const readCarried = (text: string, installCode: string): Result<Carried> => {
  if (!text.trimStart().startsWith('{')) return readDocuments(text, null)
  const json = jsonOf(text)
  const many = savedAnswers.safeParse(json)
  if (many.success) return ownAnswer(many.data.answers, installCode)
  const reply = savedReply.safeParse(json)
  if (reply.success) return readReply(reply.data)
  const problem = savedProblem.safeParse(json)
  if (problem.success) return notDone(problemOfService(problem.data))
  return notDone(isBundle(json) ? requestsNotAnswers() : noLicenseFile())
}

const ownAnswer = (
  answers: ReturnType<typeof savedAnswers.parse>['answers'],
  installCode: string,
): Result<Carried> => {
  const own = answers.find((each) => each.installCode === installCode)
  if (own === undefined) return notDone(answersOfOthers(installCode, answers.length))
  if (own.answer !== null) return readReply(own.answer)
  return notDone(own.problem === null ? noLicenseFile() : problemOfService(own.problem))
}

const readReply = (reply: ReturnType<typeof savedReply.parse>): Result<Carried> =>
  readDocuments(`${reply.licenseFile} ${reply.keyList ?? ''}`, reply.refusals)

const readDocuments = (text: string, refusals: Carried['refusals']): Result<Carried> => {
  let licenseFile: string | null = null
  let keyList: string | null = null
  let isRequest = false
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const opened = openDocument(part)
    if (!opened.ok) return opened
    if (opened.value.type === 'tenure-license+jws') licenseFile = part
    if (opened.value.type === 'tenure-keys+jws') keyList = part
    if (opened.value.type === 'tenure-request+jws') isRequest = true
  }
  if (licenseFile === null && keyList === null)
    return notDone(isRequest ? requestsNotAnswers() : noLicenseFile())
  return done({ licenseFile, keyList, refusals })
}

const isBundle = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'format' in json && json.format === 'tenure-bundle'

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
