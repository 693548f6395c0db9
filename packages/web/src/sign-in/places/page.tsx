import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { actingFor, homeOf, type Place } from '../../portals/acting-as.ts'
import { signInPaths } from '../../portals/paths.ts'
import { SendTo } from '../../portals/send-to.tsx'
import { useSession, useSignOut, type Session } from '../../portals/session.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Answered } from '../../ui/states.tsx'
import { Card } from '../card.tsx'
import { placesTexts } from './texts.ts'

/** From so many on, there is a search box. */
const MANY = 8

/** The choice of those for whom somebody may act. */
export const PlacesPage = () => (
  <Answered query={useSession()}>
    {(session) => (session === null ? <SendTo path={signInPaths.signIn()} /> : <Choice session={session} />)}
  </Answered>
)

const Choice = ({ session: { user, places } }: { readonly session: Session }) => {
  const texts = useTexts(placesTexts)
  const signOut = useSignOut()
  const [q, setQ] = useState('')
  const wanted = q.trim().toLowerCase()
  const found = places.filter((place) => nameOf(place, '').toLowerCase().includes(wanted))
  return (
    <Card
      title={places.length === 0 ? texts.none : texts.title}
      lead={places.length === 0 ? texts.noneWhy : texts.lead(user.email)}
      width={520}
    >
      {places.length <= MANY ? null : (
        <TextInput
          type="search"
          aria-label={texts.search}
          placeholder={texts.search}
          value={q}
          onChange={({ currentTarget }) => setQ(currentTarget.value)}
        />
      )}
      {places.length > 0 && found.length === 0 ? <Text role="status">{texts.nothingFound}</Text> : null}
      <Stack component="ul" gap={0} className="places">
        {found.map((place) => (
          <li key={actingFor(place)}>
            <Anchor component={PageLink} to={homeOf(place)}>
              <span>{nameOf(place, texts.vendor)}</span>
              <Text size="xs" c="dimmed" component="span">
                {place.scope === 'vendor' ? '' : texts[place.scope]}
                {place.scope === 'account' && place.partnerName !== null ? ` · ${place.partnerName}` : ''}
              </Text>
            </Anchor>
          </li>
        ))}
      </Stack>
      <Group>
        <Button variant="default" onClick={() => void signOut(signInPaths.signIn())}>
          {texts.signOut}
        </Button>
      </Group>
    </Card>
  )
}

const nameOf = (place: Place, vendor: string): string => place.accountName ?? place.partnerName ?? vendor
