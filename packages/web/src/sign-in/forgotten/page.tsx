import { Anchor, Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { askAuth } from '../../portals/ask-auth.ts'
import { signInPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { AuthFailed } from '../auth-failed.tsx'
import { Card } from '../card.tsx'
import { EmailField } from '../fields.tsx'
import { forgottenTexts } from './texts.ts'

/** What is said is the same for every address. */
export const ForgottenPage = () => {
  const texts = useTexts(forgottenTexts)
  const [email, setEmail] = useState('')
  const send = useMutation({
    mutationFn: () =>
      askAuth('POST request-password-reset', { email, redirectTo: signInPaths.resetPassword() }),
  })
  return (
    <Card title={texts.title} lead={send.isSuccess ? undefined : texts.lead}>
      {send.isSuccess ? (
        <Text role="status">{texts.sent(email)}</Text>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            send.mutate()
          }}
        >
          <Stack>
            <EmailField value={email} set={setEmail} />
            <AuthFailed error={send.error} />
            <Button type="submit" loading={send.isPending}>
              {texts.send}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={PageLink} to={signInPaths.signIn()} size="sm">
        {texts.toSignIn}
      </Anchor>
    </Card>
  )
}
