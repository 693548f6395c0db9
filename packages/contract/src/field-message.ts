import type { z } from 'zod'

/**
 * What is wrong with a field, as what to send instead; without the full stop. Undefined where the schema itself, or
 * zod, says it well enough. For zod, as `error` of one parse; a schema's own message
 * overrides it. The service and the controller's agent answer with the same words.
 */
export const fieldMessage: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
    return 'It is missing'
  switch (issue.code) {
    case 'invalid_type':
      return `Send ${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `Send ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}`
    case 'too_big':
      return `Send at most ${issue.maximum}${unitOf(issue.origin)}`
    case 'too_small':
      return `Send at least ${issue.minimum}${unitOf(issue.origin)}`
    case 'invalid_format':
      return formats[issue.format]
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return undefined
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'Send a UUID, such as 7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11',
  email: 'Send an e-mail address',
  datetime: 'Send an instant in UTC, such as 2027-01-31T00:00:00Z',
}

const unitOf = (origin: string): string => {
  if (origin === 'string') return ' character(s)'
  return origin === 'array' || origin === 'set' ? ' item(s)' : ''
}
