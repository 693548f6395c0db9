import { PasswordInput, TextInput } from '@mantine/core'
import { useTexts } from '../ui/language-context.tsx'
import { wayTexts } from './way-texts.ts'

type FieldProps = {
  readonly value: string
  readonly set: (value: string) => void
  readonly label?: string
  readonly description?: string
  readonly error?: string | null
}

export const EmailField = ({
  value,
  set,
  label,
  isFixed = false,
  ...others
}: FieldProps & { readonly isFixed?: boolean }) => {
  const texts = useTexts(wayTexts)
  return (
    <TextInput
      {...others}
      readOnly={isFixed}
      type="email"
      name="email"
      label={label ?? texts.email}
      autoComplete="username webauthn"
      autoCapitalize="none"
      required
      withAsterisk={false}
      maxLength={254}
      value={value}
      onChange={({ currentTarget }) => set(currentTarget.value)}
    />
  )
}

export const PasswordField = ({
  value,
  set,
  label,
  isNew = false,
  ...others
}: FieldProps & { readonly isNew?: boolean }) => {
  const texts = useTexts(wayTexts)
  return (
    <PasswordInput
      {...others}
      name={isNew ? 'new-password' : 'password'}
      label={label ?? texts.password}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      withAsterisk={false}
      {...(isNew ? { minLength: 12 } : {})}
      maxLength={256}
      value={value}
      visibilityToggleButtonProps={{ 'aria-label': texts.showPassword, tabIndex: 0 }}
      onChange={({ currentTarget }) => set(currentTarget.value)}
    />
  )
}

/** Six digits; a phone fills them in from its app or its mail. */
export const CodeField = ({ value, set, label, ...others }: FieldProps) => {
  const texts = useTexts(wayTexts)
  return (
    <TextInput
      {...others}
      name="code"
      label={label ?? texts.code}
      autoComplete="one-time-code"
      inputMode="numeric"
      pattern="[0-9]{6}"
      required
      withAsterisk={false}
      maxLength={6}
      data-autofocus
      autoFocus
      classNames={{ input: 'code-input' }}
      value={value}
      onChange={({ currentTarget }) => set(currentTarget.value.replaceAll(/\D/g, ''))}
    />
  )
}
