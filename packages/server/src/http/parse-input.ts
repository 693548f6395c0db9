import { fieldMessage, type Operation } from '@tenure/contract'
import type { z } from 'zod'
import { readIfMatch } from './entity-tag.ts'
import type { Outcome } from './handler.ts'
import { inputInvalid } from './refusals.ts'

/** What of a request an operation's input is made of. */
export type Sent = {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: string
  readonly ifMatch: string | undefined
}

/** An operation's input after its schemas: what `Input<Operation>` is before the operation is known. */
export type ParsedInput = {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly ifMatch: number | null
}

type FieldError = { readonly field: string; readonly message: string }

/** Reads params, query and body by the operation's schemas; a refusal names every field that is wrong, at once. */
export const parseInput = (operation: Operation, sent: Sent): Outcome<ParsedInput> => {
  const errors: FieldError[] = []
  const parse = (part: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (schema === undefined) return undefined
    const read = schema.safeParse(value, { error: fieldMessage })
    if (!read.success) errors.push(...read.error.issues.flatMap((issue) => fieldErrors(part, issue)))
    else if (hasUnstorable(read.data))
      errors.push({
        field: part,
        message: 'Leave out the character U+0000, and any half of a surrogate pair.',
      })
    return read.data
  }

  const query = once(sent.query, errors)
  const body = readText(operation, sent.body)
  if ('problem' in body) errors.push({ field: 'body', message: body.problem })
  const parsed = {
    params: parse('params', operation.params, sent.params),
    query: operation.query === undefined ? noQuery(query, errors) : parse('query', operation.query, query),
    body: 'problem' in body ? undefined : parse('body', operation.body, body.value),
  }
  if (errors.length > 0) return { ok: false, refusal: inputInvalid(errors.slice(0, MAX_ERRORS)) }
  if (operation.etag !== 'required') return { ok: true, value: { ...parsed, ifMatch: null } }
  const ifMatch = readIfMatch(sent.ifMatch)
  return ifMatch.ok ? { ok: true, value: { ...parsed, ifMatch: ifMatch.value } } : ifMatch
}

const MAX_ERRORS = 50

/** A query as an object; a parameter given twice has no one meaning and is refused. */
const once = (query: URLSearchParams, errors: FieldError[]): Record<string, string> => {
  const object = Object.fromEntries(query)
  for (const key of Object.keys(object))
    if (query.getAll(key).length > 1) errors.push({ field: `query.${shown(key)}`, message: 'Give it once.' })
  return object
}

const noQuery = (query: Record<string, string>, errors: FieldError[]): undefined => {
  for (const key of Object.keys(query)) errors.push(unknownField('query', key))
}

/** The body as its schema expects it: JSON, or the text itself. */
const readText = (
  operation: Operation,
  text: string,
): { readonly value: unknown } | { readonly problem: string } => {
  if (operation.body === undefined)
    return ['', '{}'].includes(text.trim()) ? { value: undefined } : { problem: 'Send no body.' }
  if (operation.bodyType !== undefined) return { value: text }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { problem: 'Send one whole JSON value.' }
  }
}

const fieldErrors = (part: string, issue: z.core.$ZodIssue): FieldError[] => {
  const path = [part, ...issue.path.map((key) => shown(String(key)))].join('.')
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(path, key))
  return [{ field: path, message: `${issue.message}.` }]
}

const unknownField = (path: string, key: string): FieldError => ({
  field: `${path}.${shown(key)}`,
  message: 'There is no such field; leave it out.',
})

const shown = (key: string): string => key.slice(0, 60)

/** PostgreSQL's text cannot hold these (manual, §8.3 and §8.14), so they are refused here and nowhere else. */
const hasUnstorable = (value: unknown): boolean => {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed()
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnstorable)
}
