import type { ExchangeRequest } from '../document/request.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { requestNamesOthers } from './refusals.ts'

/**
 * A2: a License ID alone opens the exchange of that one license: a request that wants or gives another one is refused.
 * One that names none brings the controller up to date, and is let through.
 */
export const judgeNamedLicenses = (
  { want, give }: Pick<ExchangeRequest, 'want' | 'give'>,
  licenseId: string,
): Verdict<null> => {
  const others = new Set([...want, ...give].filter((each) => each !== licenseId)).size
  return others === 0 ? granted(null) : refused(requestNamesOthers(licenseId, others))
}
