import type { HeldLicense } from './license.ts'

/** C1, M1: licenses add up, in field devices. */
export const sumOfQuantities = (licenses: readonly HeldLicense[]): number =>
  licenses.reduce((sum, { quantity }) => sum + quantity, 0)
