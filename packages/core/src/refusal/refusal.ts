import type { RefusalCode } from './codes.ts'

/**
 * Why something was not done. `sentence` states the reason to a person, `remedy` the smallest thing that would
 * change the answer, `facts` the figures both were made from.
 */
export type Refusal = {
  readonly code: RefusalCode
  readonly sentence: string
  readonly remedy: string
  readonly facts: Facts
}

export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** What a decision returns: the value it grants, or the refusal. */
export type Verdict<Granted> = { readonly ok: true; readonly value: Granted } | Refused

export type Refused = { readonly ok: false; readonly refusal: Refusal }

export const granted = <Granted>(value: Granted): Verdict<Granted> => ({ ok: true, value })

export const refused = (refusal: Refusal): Refused => ({ ok: false, refusal })
