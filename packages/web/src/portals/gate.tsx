import './portal-styles.css'
import { Button, Group } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTexts } from '../ui/language-context.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { Refusal } from '../ui/refusal.ts'
import { Answered, Empty } from '../ui/states.tsx'
import { actingFor } from './acting-as.ts'
import { Frame } from './frame.tsx'
import { frameTexts } from './frame-texts.ts'
import { NotFound } from './not-found.tsx'
import { OpenFrame } from './open-frame.tsx'
import { signInPaths } from './paths.ts'
import { PortalContext, type PortalDefinition } from './portal.ts'
import { SendTo } from './send-to.tsx'
import { serviceClock } from './service-clock.ts'
import { useSession, type Session } from './session.ts'
import { useActingAs, useAsk } from './use-ask.ts'

/** Lets those into a portal who are signed in and may act there; sends others to where that can be mended. */
export const Gate = ({ definition }: { readonly definition: PortalDefinition }) => {
  const session = useSession()
  const as = useActingAs()
  if (as === null)
    return (
      <OpenFrame>
        <NotFound />
      </OpenFrame>
    )
  return (
    <Answered query={session}>
      {(known) =>
        known === null ? (
          <SendTo path={signInPaths.signIn()} />
        ) : (
          <Inside key={as} definition={definition} session={known} />
        )
      }
    </Answered>
  )
}

type InsideProps = { readonly definition: PortalDefinition; readonly session: Session }

const Inside = ({ definition, session }: InsideProps) => {
  const as = useActingAs()
  const me = useAsk('GET /v1/me', {})
  const portal = useMemo(() => {
    if (as === null || me.data === undefined) return null
    const place = session.places.find((each) => actingFor(each) === as)
    const now = serviceClock(me.data.now, me.dataUpdatedAt)
    return { definition, as, me: me.data, session, place, now }
  }, [as, definition, me.data, me.dataUpdatedAt, session])
  if (portal !== null)
    return (
      <PortalContext value={portal}>
        <Frame>
          <Outlet />
        </Frame>
      </PortalContext>
    )
  const code = me.error instanceof Refusal ? me.error.code : null
  if (code === 'session-missing' || code === 'token-missing') return <SendTo path={signInPaths.signIn()} />
  if (code === 'second-factor-missing') return <SendTo path={signInPaths.secondFactor()} />
  return (
    <OpenFrame>
      {code === 'not-permitted' ? <NotYours /> : <Answered query={me}>{() => null}</Answered>}
    </OpenFrame>
  )
}

const NotYours = () => {
  const texts = useTexts(frameTexts)
  return (
    <Empty
      isPage
      title={texts.notYours}
      action={
        <Group justify="center">
          <Button component={PageLink} to={signInPaths.places()}>
            {texts.otherPlaces}
          </Button>
        </Group>
      }
    >
      {texts.notYoursWhy}
    </Empty>
  )
}
