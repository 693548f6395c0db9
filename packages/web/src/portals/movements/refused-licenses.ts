import { Refusal } from '../../ui/refusal.ts'

/**
 * The licenses that a refusal names, of those that were asked for: meanwhile somebody else did something with them. One
 * that was asked for alone is named by `licenseId`, of many each stands under the code that refused it.
 */
export const refusedLicenses = (
  error: unknown,
  licenses: readonly { readonly id: string }[],
): readonly string[] => {
  if (!(error instanceof Refusal)) return []
  const named = new Set(Object.values(error.facts).flat())
  return licenses.map(({ id }) => id).filter((id) => named.has(id))
}
