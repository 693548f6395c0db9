import { problems, type ProblemCode } from '@tenure/contract'
import { z } from 'zod'
import type { AgentProblem } from '../result.ts'

/**
 * What the service's answers look like when somebody has saved them. None of it is signed but the documents inside, so
 * it is kept short, and free of control characters, which a terminal would obey.
 */
const sentence = z
  .string()
  .max(1000)
  .transform((text) => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' '))
const code = z.string().regex(/^[a-z][a-z-]{0,60}$/)

const refusal = z.object({
  licenseId: z.uuid(),
  code,
  sentence,
  remedy: sentence,
  facts: z
    .record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))
    .catch({}),
})

/** The answer to `POST /v1/exchange`. */
export const savedReply = z.object({
  licenseFile: z.string(),
  keyList: z.string().nullable().default(null),
  // As many as a request can ask for, both ways.
  refusals: z.array(refusal).max(400).default([]),
})
export type SavedReply = z.output<typeof savedReply>

/** A refusal of the request as a whole (RFC 9457). */
export const savedProblem = z
  .object({ code, detail: sentence, remedy: sentence })
  .transform(({ detail, ...rest }) => ({ ...rest, sentence: detail }))
export type SavedProblem = z.output<typeof savedProblem>

/** The answers to a site bundle: what `bundle carry` writes, and the service's reply to a bundle. */
export const savedAnswers = z.object({
  answers: z
    .array(
      z.object({
        installCode: z.string().max(32).nullable(),
        /** Of the request. */
        hash: z.string().max(64).nullable().default(null),
        answer: savedReply.nullable().default(null),
        problem: z.object({ code, sentence, remedy: sentence }).nullable().default(null),
      }),
    )
    .max(500),
})
export type SavedAnswer = z.output<typeof savedAnswers>['answers'][number]

/** The service's problem as this controller tells it. A code that is newer than this agent is not lost, only not its own. */
export const problemOfService = ({ code: named, sentence: told, remedy }: SavedProblem): AgentProblem =>
  Object.hasOwn(problems, named)
    ? { code: named as ProblemCode, sentence: told, remedy, facts: {} }
    : { code: 'document-unreadable', sentence: `${told} (${named})`, remedy, facts: { code: named } }
