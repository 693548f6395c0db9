import { licenseNotFound } from '../exchange/refusals.ts'
import type { LicenseRefusal } from '../exchange/verdict.ts'
import type { License } from '../license/license.ts'
import { granted, refused, type Refusal, type Verdict } from '../refusal/refusal.ts'

/** Licenses that one call asks for by License ID; `licenses` are those the caller can see (A4). */
export type Asked<L extends License> = {
  readonly licenseIds: readonly string[]
  readonly licenses: readonly L[]
}

/**
 * Judges each license that was asked for, once; all or nothing. Where some are refused, one refusal stands for all:
 * the first one's code and remedy, and in the facts every refused License ID under the code that refused it.
 */
export const judgeEach = <L extends License>(
  { licenseIds, licenses }: Asked<L>,
  refusalOf: (license: L) => Refusal | null,
): Verdict<readonly L[]> => {
  const found = new Map(licenses.map((license) => [license.id, license]))
  const fit: L[] = []
  const refusals: LicenseRefusal[] = []
  const asked = new Set(licenseIds)
  for (const licenseId of asked) {
    const license = found.get(licenseId)
    const refusal = license === undefined ? licenseNotFound() : refusalOf(license)
    if (refusal !== null) refusals.push({ licenseId, ...refusal })
    else if (license !== undefined) fit.push(license)
  }
  const [first] = refusals
  return first === undefined ? granted(fit) : refused(forAll(asked.size, first, refusals))
}

const forAll = (asked: number, first: LicenseRefusal, refusals: readonly LicenseRefusal[]): Refusal => {
  const { licenseId: _, code, sentence, remedy, facts } = first
  if (asked === 1) return { code, sentence, remedy, facts }
  const byCode: Record<string, string[]> = {}
  for (const each of refusals) (byCode[each.code] ??= []).push(each.licenseId)
  const rest = asked - refusals.length
  return {
    code,
    sentence: `Nothing was done, because ${refusals.length} of ${asked} licenses are refused. The first: ${sentence}`,
    remedy: rest === 0 ? remedy : `${remedy} Or leave out the refused ones and ask for the other ${rest}.`,
    facts: { asked, refused: refusals.length, ...byCode },
  }
}
