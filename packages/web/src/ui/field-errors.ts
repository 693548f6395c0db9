import { Refusal } from './refusal.ts'

/**
 * What a refusal says is wrong with the fields of a form, by their names: `body.name` is `name`, `body.parts.0.quantity`
 * is `parts.0.quantity`, as `@mantine/form` knows them: `form.setErrors(fieldErrors(error))`.
 */
export const fieldErrors = (error: unknown): Readonly<Record<string, string>> => {
  if (!(error instanceof Refusal)) return {}
  return Object.fromEntries(
    error.errors.flatMap(({ field, message }) =>
      field === undefined ? [] : [[field.replace(/^(body|query|params)\./, ''), message]],
    ),
  )
}
