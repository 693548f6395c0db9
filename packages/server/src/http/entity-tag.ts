import type { Outcome, Problem } from './handler.ts'
import { inputInvalid, preconditionFailed, preconditionMissing } from './refusals.ts'

/** The ETag of a row's version (RFC 9110 §8.8.3). */
export const entityTag = (version: number): string => `"${version}"`

/**
 * The version that `If-Match` names. `*` and lists are refused: an edit is made from one version that was read.
 * A tag that we never gave, and a weak one, match nothing (RFC 9110 §13.1.1).
 */
export const readIfMatch = (header: string | undefined): Outcome<number> => {
  const tag = header?.trim() ?? ''
  if (tag === '') return { ok: false, refusal: preconditionMissing() }
  if (tag === '*' || tag.includes(','))
    return {
      ok: false,
      refusal: inputInvalid([{ field: 'headers.If-Match', message: 'Send one ETag, as it was read.' }]),
    }
  const version = /^"([1-9][0-9]{0,8})"$/.exec(tag)?.[1]
  return version === undefined
    ? { ok: false, refusal: preconditionFailed() }
    : { ok: true, value: Number(version) }
}

/** Whether the client already has this version (RFC 9110 §13.1.2, weak comparison). */
export const alreadyHas = (ifNoneMatch: string | undefined, tag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((part) => [tag, `W/${tag}`, '*'].includes(part.trim()))

/** Whether an edit was made from the version that stands; null where it was. */
export const judgeVersion = (version: number, ifMatch: number | null): Problem | null =>
  version === ifMatch ? null : preconditionFailed()
