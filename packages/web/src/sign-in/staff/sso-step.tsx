import { Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { askAuth, AuthRefusal } from '../../portals/ask-auth.ts'
import { frameTexts } from '../../portals/frame-texts.ts'
import { safeNext } from '../../portals/next.ts'
import { signInPaths } from '../../portals/paths.ts'
import { useSession } from '../../portals/session.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { AuthFailed } from '../auth-failed.tsx'
import { Card } from '../card.tsx'
import { EmailField } from '../fields.tsx'
import { staffTexts } from './texts.ts'

/** The organisation of the address signs its people in; the way back is this site's own. */
export const SsoStep = ({ back }: { readonly back: () => void }) => {
  const texts = useTexts(staffTexts)
  const frame = useTexts(frameTexts)
  const { next } = useSearchState().search
  // Who is in with a password, and is asked for this, need not say who they are.
  const { data: session } = useSession()
  const [typed, setEmail] = useState<string | null>(null)
  const isIn = session !== null && session !== undefined
  const email = typed ?? session?.user.email ?? ''
  const leave = useMutation({
    mutationFn: async () => {
      const callbackURL = safeNext(next, location.origin) ?? signInPaths.signIn()
      const { url } = await askAuth<{ readonly url: string }>('POST sign-in/sso', { email, callbackURL })
      if (!/^https?:\/\//.test(url)) throw new AuthRefusal('SSO_UNKNOWN', 0, null)
      location.assign(url)
    },
  })
  return (
    <Card title={texts.ssoTitle} lead={isIn ? texts.ssoWanted : texts.ssoLead}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          leave.mutate()
        }}
      >
        <Stack>
          <EmailField value={email} set={setEmail} />
          <AuthFailed error={leave.error} />
          <Button type="submit" loading={leave.isPending}>
            {texts.ssoGo}
          </Button>
          {isIn ? (
            <Button variant="subtle" component={PageLink} to={signInPaths.places()}>
              {frame.otherPlaces}
            </Button>
          ) : (
            <Button variant="subtle" onClick={back}>
              {texts.ssoStay}
            </Button>
          )}
        </Stack>
      </form>
    </Card>
  )
}
