import type { z } from 'zod'
import { inputInvalid } from '../http/refusals.ts'
import { Refused } from './report.ts'

/** What the options say, as an operation of the API takes it. Throws `Refused`, which names the options at fault. */
export const parseInput = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  throw new Refused({
    ...inputInvalid(errors),
    remedy: 'Correct the options named, and run the command again.',
  })
}
