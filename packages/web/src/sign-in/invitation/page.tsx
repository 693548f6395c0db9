import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { ask } from '../../portals/ask.ts'
import { signInPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Answered } from '../../ui/states.tsx'
import { Card } from '../card.tsx'
import { CodeStep } from '../staff/code-step.tsx'
import { AcceptForm } from './accept-form.tsx'
import { invitationTexts } from './texts.ts'

/** The link of the mail ends in `#<secret>`, which is sent to no server with the page. */
export const InvitationPage = () => {
  const texts = useTexts(invitationTexts)
  const secret = useLocation({ select: ({ hash }) => hash })
  const [wantsCode, setWantsCode] = useState(false)
  const invitation = useQuery({
    queryKey: ['invitation', secret],
    queryFn: ({ signal }) => ask('POST /v1/invitations/look', { body: { secret }, as: null, signal }),
    enabled: secret !== '',
    // Once it is accepted it is not open any more; what was shown stays.
    staleTime: 'static',
  })
  if (wantsCode) return <CodeStep again={() => setWantsCode(false)} />
  if (secret === '' || invitation.error !== null)
    return (
      <Card title={texts.title}>
        {secret === '' ? <Text role="status">{texts.noLink}</Text> : null}
        {secret === '' ? null : <Answered query={invitation}>{() => null}</Answered>}
        <Button component={PageLink} variant="default" to={signInPaths.signIn()}>
          {texts.toSignIn}
        </Button>
      </Card>
    )
  return (
    <Answered query={invitation}>
      {(seen) => <AcceptForm secret={secret} invitation={seen} wantsCode={() => setWantsCode(true)} />}
    </Answered>
  )
}
