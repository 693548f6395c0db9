import { z } from 'zod'
import { deviceSorts, type DeviceCursor, type DeviceQuery } from '../../devices/list-page.ts'

/** What `GET /v1/devices` takes; as design §5 has it, at most 200 a page. */
const MAX_PAGE = 200

const sorts = deviceSorts.flatMap((sort) => [sort, `-${sort}`] as const)
const cursor = z.tuple([z.union([z.string(), z.number()]), z.string()])

export const cursorOf = (after: DeviceCursor): string =>
  Buffer.from(JSON.stringify(after)).toString('base64url')

export const pageQuery = z
  .strictObject({
    limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(MAX_PAGE),
    cursor: z
      .string()
      .max(1000)
      .transform((text, context) => {
        const parsed = cursor.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')))
        if (parsed.success) return parsed.data
        context.issues.push({ code: 'custom', message: 'not a cursor of this list', input: text })
        return z.NEVER
      })
      .optional(),
    q: z.string().trim().max(120).default(''),
    colour: z.enum(['purple', 'blue', 'green']).optional(),
    sort: z.enum(sorts as [string, ...string[]]).default('age'),
  })
  .transform(({ limit, cursor: after, q, colour, sort }): DeviceQuery => ({
    limit,
    after: after ?? null,
    q,
    colour: colour ?? null,
    sort: deviceSorts.find((each) => each === sort.replace('-', '')) ?? 'age',
    descending: sort.startsWith('-'),
  }))

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
