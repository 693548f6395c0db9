import { useForm, type UseFormInput } from '@mantine/form'
import { fieldErrors } from './field-errors.ts'

/**
 * A form whose fields show what the service finds wrong with them: `form.getInputProps('name')` for the input,
 * `onError: form.refused` for the action.
 */
export const useApiForm = <Values extends Record<string, unknown>>(input: UseFormInput<Values>) => {
  const form = useForm<Values>(input)
  return {
    ...form,
    refused: (error: unknown) => form.setErrors(fieldErrors(error)),
  }
}
