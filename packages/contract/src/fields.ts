import { licenseKinds, trialRights } from '@tenure/core'
import { z } from 'zod'

/** The fields that several operations share. Everything has a limit. */

export const uuid = z
  .uuid()
  .toLowerCase()
  .meta({ examples: ['6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10'] })
export const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .meta({ examples: ['P-Building 1'] })
export const note = z
  .string()
  .trim()
  .max(500)
  .meta({ examples: ['PO-2026-0417'] })
export const instant = z.iso
  .datetime({ offset: false })
  .max(30)
  .meta({ description: 'RFC 3339, UTC', examples: ['2026-03-05T09:30:00Z'] })
export const email = z
  .email()
  .max(254)
  .toLowerCase()
  .meta({ examples: ['facility@example.com'] })
export const sku = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/)
  .meta({ description: 'Upper-case letters, digits and hyphens', examples: ['CAP-50'] })
export const installCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{3,31}$/)
  .meta({ description: 'Install code of the controller', examples: ['SC-0001-7F3A'] })
export const version = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .meta({ examples: ['3.4', '3.2 Update 2'] })
export const quantity = z
  .int()
  .min(1)
  .max(1_000_000)
  .meta({ examples: [50] })
export const kind = z.enum(licenseKinds)
export const trialOf = z.enum(trialRights)
export const reason = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .meta({ description: 'Why; kept in the ledger', examples: ['Power surge, unit does not boot'] })

/** A yes or no in a query string. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export const term = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('perpetual') }),
  z.strictObject({ unit: z.literal('months'), count: z.int().min(1).max(120) }),
  z.strictObject({ unit: z.literal('days'), count: z.int().min(1).max(366) }),
  z.strictObject({ unit: z.literal('single-use') }),
])

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  // Holds the key of a row, of which the longest is a name.
  cursor: z.string().max(1200).optional(),
}

export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'Pass it as `cursor`; null on the last page' }),
  })

export const byId = z.object({ id: uuid })
export const nothing = z.undefined()
