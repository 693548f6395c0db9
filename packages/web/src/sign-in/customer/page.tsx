import { Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { askAuth } from '../../portals/ask-auth.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { AuthFailed } from '../auth-failed.tsx'
import { Card } from '../card.tsx'
import { CodeField, EmailField } from '../fields.tsx'
import { useSignedIn, useWanted } from '../use-signed-in.ts'
import { useWays } from '../ways.ts'
import { customerTexts } from './texts.ts'

/** A2: a contact of an account signs in with a code that is mailed. What is said is the same for every address. */
export const CustomerSignInPage = () => {
  const [email, setEmail] = useState('')
  const [isSent, setIsSent] = useState(false)
  return isSent ? (
    <CodeStep email={email} back={() => setIsSent(false)} />
  ) : (
    <AddressStep email={email} setEmail={setEmail} sent={() => setIsSent(true)} />
  )
}

const useSendCode = (email: string, sent?: () => void) =>
  useMutation({
    mutationFn: () => askAuth('POST email-otp/send-verification-otp', { email, type: 'sign-in' }),
    ...(sent === undefined ? {} : { onSuccess: sent }),
  })

type AddressProps = {
  readonly email: string
  readonly setEmail: (email: string) => void
  readonly sent: () => void
}

const AddressStep = ({ email, setEmail, sent }: AddressProps) => {
  const texts = useTexts(customerTexts)
  const send = useSendCode(email, sent)
  return (
    <Card title={texts.title} lead={texts.lead} {...useWays('customer')}>
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
    </Card>
  )
}

const CodeStep = ({ email, back }: { readonly email: string; readonly back: () => void }) => {
  const texts = useTexts(customerTexts)
  const signedIn = useSignedIn(useWanted())
  const [otp, setOtp] = useState('')
  const again = useSendCode(email)
  const signIn = useMutation({
    mutationFn: () => askAuth('POST sign-in/email-otp', { email, otp }),
    onSuccess: signedIn,
    onError: () => setOtp(''),
  })
  return (
    <Card title={texts.codeTitle} lead={texts.sent(email)}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate()
        }}
      >
        <Stack>
          <CodeField value={otp} set={setOtp} />
          <AuthFailed error={signIn.error ?? again.error} />
          <Text size="sm" role="status">
            {again.isSuccess ? texts.sentAgain : ''}
          </Text>
          <Button type="submit" loading={signIn.isPending}>
            {texts.signIn}
          </Button>
          <Button variant="subtle" loading={again.isPending} onClick={() => again.mutate()}>
            {texts.again}
          </Button>
          <Button variant="subtle" onClick={back}>
            {texts.otherAddress}
          </Button>
        </Stack>
      </form>
    </Card>
  )
}
