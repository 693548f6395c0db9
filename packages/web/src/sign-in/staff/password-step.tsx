import { Anchor, Button, Divider, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Building2, KeyRound } from 'lucide-react'
import { useState } from 'react'
import { askAuth } from '../../portals/ask-auth.ts'
import { signInPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { AuthFailed } from '../auth-failed.tsx'
import { Card } from '../card.tsx'
import { EmailField, PasswordField } from '../fields.tsx'
import { hasPasskeys, signInWithPasskey } from '../passkey.ts'
import { useSignedIn, useWanted } from '../use-signed-in.ts'
import { useWays } from '../ways.ts'
import { SsoErrorAlert } from './sso-error.tsx'
import { staffTexts } from './texts.ts'

type Props = { readonly wantsCode: () => void; readonly wantsSso: () => void }

export const PasswordStep = ({ wantsCode, wantsSso }: Props) => {
  const texts = useTexts(staffTexts)
  const signedIn = useSignedIn(useWanted())
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () =>
      askAuth<{ readonly twoFactorRedirect?: boolean }>('POST sign-in/email', { email, password }),
    onSuccess: ({ twoFactorRedirect }) => (twoFactorRedirect === true ? wantsCode() : signedIn()),
    onError: () => setPassword(''),
  })
  const byPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: signedIn })
  return (
    <Card title={texts.title} lead={texts.lead} {...useWays('staff')}>
      <SsoErrorAlert again={wantsSso} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate()
        }}
      >
        <Stack>
          <EmailField value={email} set={setEmail} />
          <PasswordField value={password} set={setPassword} />
          <AuthFailed error={signIn.error} />
          <Button type="submit" loading={signIn.isPending}>
            {texts.signIn}
          </Button>
          <Anchor component={PageLink} to={signInPaths.forgotten()} size="sm">
            {texts.forgotten}
          </Anchor>
        </Stack>
      </form>
      <Divider label={texts.or} />
      <AuthFailed error={byPasskey.error} />
      {hasPasskeys() ? (
        <Button
          variant="default"
          leftSection={<KeyRound size={16} aria-hidden="true" />}
          loading={byPasskey.isPending}
          onClick={() => byPasskey.mutate()}
        >
          {texts.passkey}
        </Button>
      ) : null}
      <Button variant="default" leftSection={<Building2 size={16} aria-hidden="true" />} onClick={wantsSso}>
        {texts.sso}
      </Button>
    </Card>
  )
}
