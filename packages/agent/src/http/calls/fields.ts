import { MAX_LICENSES_PER_REQUEST } from '@tenure/core'
import { z } from 'zod'

/** What calls take in common. */
export const licenseId = z.uuid().toLowerCase()
export const licenseIds = z.array(licenseId).min(1).max(MAX_LICENSES_PER_REQUEST)
/** Some licenses, or everything that can be returned. */
export const licensesOrAll = z.union([
  z.strictObject({ licenseIds }),
  z.strictObject({ all: z.literal(true) }),
])
export const nothing = z.strictObject({})
