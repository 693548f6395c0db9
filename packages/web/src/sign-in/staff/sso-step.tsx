import { Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { askAuth, AuthRefusal } from '../../portals/ask-auth.ts'
import { safeNext } from '../../portals/next.ts'
import { signInPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { AuthFailed } from '../auth-failed.tsx'
import { Card } from '../card.tsx'
import { EmailField } from '../fields.tsx'
import { wayTexts } from '../way-texts.ts'
import { staffTexts } from './texts.ts'

/** The organisation of the address signs its people in; the way back is this site's own. */
export const SsoStep = ({ back }: { readonly back: () => void }) => {
  const texts = useTexts(staffTexts)
  const ways = useTexts(wayTexts)
  const { next } = useSearchState().search
  const [email, setEmail] = useState('')
  const leave = useMutation({
    mutationFn: async () => {
      const callbackURL = safeNext(next, location.origin) ?? signInPaths.signIn()
      const { url } = await askAuth<{ readonly url: string }>('POST sign-in/sso', { email, callbackURL })
      if (!/^https?:\/\//.test(url)) throw new AuthRefusal('SSO_UNKNOWN', 0, null)
      location.assign(url)
    },
  })
  return (
    <Card title={texts.ssoTitle} lead={texts.ssoLead}>
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
          <Button variant="subtle" onClick={back}>
            {ways.back}
          </Button>
        </Stack>
      </form>
    </Card>
  )
}
