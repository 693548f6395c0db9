import { Alert, Anchor, Stack } from '@mantine/core'
import { safeNext } from '../../portals/next.ts'
import { signInPaths } from '../../portals/paths.ts'
import { SendTo } from '../../portals/send-to.tsx'
import { useSession, type Session } from '../../portals/session.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { Answered } from '../../ui/states.tsx'
import { Passkeys } from './passkeys.tsx'
import { PasswordChange } from './password-change.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'
import { securityTexts } from './texts.ts'

/** How somebody signs in, and where they are signed in. */
export const SecurityPage = () => (
  <Answered query={useSession()}>
    {(session) =>
      session === null ? <SendTo path={signInPaths.signIn()} /> : <Security session={session} />
    }
  </Answered>
)

const Security = ({ session: { user } }: { readonly session: Session }) => {
  const texts = useTexts(securityTexts)
  const { next } = useSearchState().search
  const isSure = user.method !== 'email-code' && user.method !== 'sso'
  return (
    <Stack maw={760} mx="auto">
      <Anchor component={PageLink} to={safeNext(next, location.origin) ?? signInPaths.places()} size="sm">
        {texts.back}
      </Anchor>
      <PageHeader title={texts.title} lead={texts.lead(user.email)} />
      <Sessions />
      {isSure ? (
        <>
          <SecondFactor isOn={user.secondFactor} />
          <Passkeys />
          <PasswordChange />
        </>
      ) : (
        <Alert variant="light" role="note" c="var(--ink)">
          {texts.stronger}
        </Alert>
      )}
    </Stack>
  )
}
