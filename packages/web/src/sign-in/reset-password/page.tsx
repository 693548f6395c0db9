import { Anchor, Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { askAuth } from '../../portals/ask-auth.ts'
import { signInPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { AuthFailed } from '../auth-failed.tsx'
import { Card } from '../card.tsx'
import { PasswordField } from '../fields.tsx'
import { resetTexts } from './texts.ts'

/** The link of the mail ends in `#<token>`, which is sent to no server with the page. */
export const ResetPasswordPage = () => {
  const texts = useTexts(resetTexts)
  const token = useLocation({ select: ({ hash }) => hash })
  const [newPassword, setNewPassword] = useState('')
  const reset = useMutation({
    mutationFn: () => askAuth('POST reset-password', { newPassword, token }),
  })
  if (token === '' || reset.isSuccess)
    return (
      <Card title={texts.title}>
        <Text role="status">{token === '' ? texts.noLink : texts.done}</Text>
        <Button component={PageLink} to={token === '' ? signInPaths.forgotten() : signInPaths.signIn()}>
          {token === '' ? texts.askAgain : texts.toSignIn}
        </Button>
      </Card>
    )
  return (
    <Card title={texts.title} lead={texts.lead}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          reset.mutate()
        }}
      >
        <Stack>
          <PasswordField
            isNew
            label={texts.password}
            description={texts.hint}
            value={newPassword}
            set={setNewPassword}
          />
          <AuthFailed error={reset.error} />
          {reset.isError ? (
            <Anchor component={PageLink} to={signInPaths.forgotten()} size="sm">
              {texts.askAgain}
            </Anchor>
          ) : null}
          <Button type="submit" loading={reset.isPending}>
            {texts.set}
          </Button>
        </Stack>
      </form>
    </Card>
  )
}
