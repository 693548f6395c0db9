import type { HeldLicense } from '../license/license.ts'
import { licenseNotOnController, licenseNotReturnable } from './refusals.ts'
import type { LicenseRefusal } from './verdict.ts'

export type JudgedReturns<Held extends HeldLicense> = {
  readonly returns: readonly string[]
  readonly refusals: readonly LicenseRefusal[]
  /** What the controller holds once the returns are done. */
  readonly kept: readonly Held[]
}

/**
 * T1, T2: controller → account; one license, some, or all. `give` is honoured for what is really held (O6). The
 * controller asks this before it gives anything up (O4), so that it burns nothing the service would refuse.
 */
export const judgeReturns = <Held extends HeldLicense>(
  give: readonly string[],
  held: readonly Held[],
): JudgedReturns<Held> => {
  const returns = new Set<string>()
  const refusals: LicenseRefusal[] = []
  for (const licenseId of new Set(give)) {
    const license = held.find((each) => each.id === licenseId)
    if (license === undefined) refusals.push({ licenseId, ...licenseNotOnController(licenseId) })
    else if (!isReturnable(license)) refusals.push({ licenseId, ...licenseNotReturnable(licenseId) })
    else returns.add(licenseId)
  }
  return { returns: [...returns], refusals, kept: held.filter((each) => !returns.has(each.id)) }
}

/** Spec §2: an upgrade license is consumed on activation and not returnable. "Everything" is all that is. */
export const isReturnable = ({ kind }: Pick<HeldLicense, 'kind'>): boolean => kind !== 'upgrade'
