import type { HeldLicense, License } from '../license/license.ts'

/**
 * M9: whether activating this license, as it is before, renews maintenance that the controller has or had; the people
 * who asked for notices then hear of it.
 */
export const isRenewal = (license: License, heldBefore: readonly HeldLicense[]): boolean =>
  license.kind === 'maintenance' &&
  license.startsAt === null &&
  heldBefore.some(({ kind, id }) => kind === 'maintenance' && id !== license.id)
