import { Alert } from '@mantine/core'
import { AuthRefusal } from '../portals/ask-auth.ts'
import { useLanguage } from '../ui/language-context.tsx'
import { Failed } from '../ui/states.tsx'
import { toldAuthRefusal } from './refusal-texts.ts'

/** Why a sign-in was refused, in one sentence; nothing where it was not. */
export const AuthFailed = ({ error }: { readonly error: unknown }) => {
  const { language } = useLanguage()
  if (!(error instanceof AuthRefusal)) return <Failed error={error} />
  return (
    <Alert color="red" variant="light" role="alert" c="var(--ink)">
      {toldAuthRefusal(language, error)}
    </Alert>
  )
}
