import { fieldMessage } from '@tenure/contract'
import type { z } from 'zod'
import type { Problem } from '../http/handler.ts'
import { inputInvalid } from '../http/refusals.ts'
import { Refused } from './report.ts'

/** By which option a person gives a field of an operation's input, such as `partnerId: '--partner'`. */
export type OptionNames = Readonly<Record<string, string>>

/** What the options say, as an operation of the API takes it. Throws `Refused`, which names the options at fault. */
export const parseInput = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  names: OptionNames,
): z.output<Schema> => {
  const parsed = schema.safeParse(input, { error: fieldMessage })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  throw new Refused(namingOptions(inputInvalid(errors), names))
}

/** A problem of the input in the words of the command line; any other one as it is. */
export const namingOptions = (problem: Problem, names: OptionNames): Problem => {
  if (problem.code !== 'input-invalid') return problem
  const errors = (problem.errors ?? []).map(({ field = '', message }) => {
    const known = field.replace(/^body\./, '')
    return { field: names[known] ?? known, message }
  })
  return {
    ...inputInvalid(errors),
    remedy: 'Correct the options named, and run the command again.',
  }
}
