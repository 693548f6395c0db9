import { z } from 'zod'

/** A piece of the OpenAPI document. */
export type Json = { readonly [member: string]: unknown }

/** What is sent (checked strictly), or what is answered (members may be added later). */
export type Direction = 'input' | 'output'

/** Turns schemas into OpenAPI 3.1 ones; those with an id are collected, and referred to by it. */
export const schemaPrinter = () => {
  const components = new Map<string, unknown>()

  const print = (schema: z.ZodType, io: Direction): Json => {
    const { $schema: _dialect, $defs, ...printed } = z.toJSONSchema(schema, { io, override: simplify(io) })
    for (const [id, definition] of Object.entries($defs ?? {})) collect(id, definition)
    return refer(printed) as Json
  }

  // One id is one schema: two that differ would make the document say whichever was printed last.
  const collect = (id: string, definition: unknown) => {
    const printed = refer(definition)
    const known = components.get(id)
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(printed))
      throw new Error(`two different schemas have the id ${id}`)
    components.set(id, printed)
  }

  return { print, components: () => Object.fromEntries([...components].toSorted(byName)) }
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>

/** Leaves out what says nothing to a reader: patterns that repeat a format, and the bounds of a JavaScript integer. */
const simplify =
  (io: Direction): Override =>
  ({ jsonSchema }) => {
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  }

/** `#/$defs/X` → `#/components/schemas/X`, all the way down. */
const refer = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(refer)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace('#/$defs/', '#/components/schemas/')
        : refer(inner),
    ]),
  )
}
