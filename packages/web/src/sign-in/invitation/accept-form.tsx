import { Button, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type Answer } from '../../portals/ask.ts'
import { askAuth } from '../../portals/ask-auth.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { AuthFailed } from '../auth-failed.tsx'
import { Card } from '../card.tsx'
import { EmailField, PasswordField } from '../fields.tsx'
import { useSignedIn, useWanted } from '../use-signed-in.ts'
import { invitationTexts } from './texts.ts'

type Props = {
  readonly secret: string
  readonly invitation: Answer<'POST /v1/invitations/look'>
  readonly wantsCode: () => void
}

/** Accepts and signs in with what was typed. The same acceptance again is answered as the first. */
export const AcceptForm = ({ secret, invitation, wantsCode }: Props) => {
  const texts = useTexts(invitationTexts)
  const { instant } = useFormats()
  const signedIn = useSignedIn(useWanted())
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: async () => {
      const body = { secret, name, password, ...(invitation.email === null ? { email } : {}) }
      const accepted = await ask('POST /v1/invitations/accept', { body, as: null })
      return askAuth<{ readonly twoFactorRedirect?: boolean }>('POST sign-in/email', {
        email: accepted.email,
        password,
      })
    },
    onSuccess: ({ twoFactorRedirect }) => (twoFactorRedirect === true ? wantsCode() : signedIn()),
  })
  const { invitedBy, partnerName, role, expiresAt } = invitation
  return (
    <Card
      title={texts.title}
      lead={
        <>
          <div>{texts.invited(invitedBy, `${partnerName ?? texts.vendor}, ${texts.as[role]}`)}</div>
          <div>{texts.until(instant(expiresAt))}</div>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          accept.mutate()
        }}
      >
        <Stack>
          {invitation.email === null ? (
            <EmailField value={email} set={setEmail} />
          ) : (
            <EmailField value={invitation.email} set={() => {}} isFixed />
          )}
          <TextInput
            label={texts.name}
            name="name"
            autoComplete="name"
            required
            withAsterisk={false}
            maxLength={120}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <PasswordField
            isNew
            label={texts.password}
            description={texts.hint}
            value={password}
            set={setPassword}
          />
          <AuthFailed error={accept.error} />
          <Button type="submit" loading={accept.isPending}>
            {texts.accept}
          </Button>
        </Stack>
      </form>
    </Card>
  )
}
