import { Button, Divider, Group, Text, Title } from '@mantine/core'
import { signInPaths } from '../../portals/paths.ts'
import { SendTo } from '../../portals/send-to.tsx'
import { useSession, useSignOut } from '../../portals/session.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { Answered } from '../../ui/states.tsx'
import { Card } from '../card.tsx'
import { hasPasskeys, signInWithPasskey } from '../passkey.ts'
import { AddPasskey } from '../security/passkeys.tsx'
import { TotpSetup } from '../security/totp-setup.tsx'
import { useSignedIn, useWanted } from '../use-signed-in.ts'
import { secondFactorTexts } from './texts.ts'

/** Where a password alone does not do (the vendor's policy): an app or a passkey is set up, and one is in. */
export const SecondFactorPage = () => {
  const texts = useTexts(secondFactorTexts)
  const session = useSession()
  const signedIn = useSignedIn(useWanted())
  const signOut = useSignOut()
  return (
    <Answered query={session}>
      {(known) =>
        known === null ? (
          <SendTo path={signInPaths.signIn()} />
        ) : (
          <Card title={texts.title} lead={texts.lead} width={640}>
            <Title order={2}>{texts.app}</Title>
            <Text size="sm">{texts.appWhy}</Text>
            <TotpSetup done={() => void signedIn()} />
            {hasPasskeys() ? (
              <>
                <Divider />
                <Title order={2}>{texts.passkey}</Title>
                <Text size="sm">{texts.passkeyWhy}</Text>
                <AddPasskey
                  done={async () => {
                    await signInWithPasskey()
                    await signedIn()
                  }}
                />
              </>
            ) : null}
            <Divider />
            <Group>
              <Button variant="subtle" onClick={() => void signOut(signInPaths.signIn())}>
                {texts.signOut}
              </Button>
            </Group>
          </Card>
        )
      }
    </Answered>
  )
}
