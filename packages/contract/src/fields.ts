import { licenseKinds, trialRights } from '@tenure/core'
import { z } from 'zod'

/** The fields that several operations share. Everything has a limit. */

export const uuid = z.uuid().toLowerCase()
export const name = z.string().trim().min(1).max(120)
export const note = z.string().trim().max(500)
export const instant = z.iso.datetime({ offset: false }).meta({ description: 'RFC 3339, UTC' })
export const email = z.email().max(254).toLowerCase()
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
export const quantity = z.int().min(1).max(1_000_000)
export const kind = z.enum(licenseKinds)
export const trialOf = z.enum(trialRights)
export const reason = z.string().trim().min(3).max(500).meta({ description: 'Why; kept in the ledger' })

export const term = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('perpetual') }),
  z.strictObject({ unit: z.literal('months'), count: z.int().min(1).max(120) }),
  z.strictObject({ unit: z.literal('days'), count: z.int().min(1).max(366) }),
  z.strictObject({ unit: z.literal('single-use') }),
])

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
}

export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'Pass it as `cursor`; null on the last page' }),
  })

export const byId = z.object({ id: uuid })
export const nothing = z.undefined()
