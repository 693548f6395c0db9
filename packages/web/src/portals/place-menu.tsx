import { Menu, UnstyledButton } from '@mantine/core'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useTexts } from '../ui/language-context.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { actingFor, homeOf, type Place } from './acting-as.ts'
import { frameTexts } from './frame-texts.ts'
import { signInPaths } from './paths.ts'
import { usePortal, type Portal } from './portal.ts'

/** How many stand in the menu; all of them are on a page of their own. */
const SHOWN_PLACES = 8

/** For whom this page acts, and for whom else it could. */
export const PlaceMenu = () => {
  const texts = useTexts(frameTexts)
  const { session, as, me } = usePortal()
  const name = nameOf(me, texts.vendor)
  if (session.places.length < 2) return <span className="place">{name}</span>
  return (
    <Menu position="bottom-start" width={280} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className="place" aria-label={texts.actFor(name)}>
          <span>{name}</span>
          <ChevronsUpDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {session.places.slice(0, SHOWN_PLACES).map((place) => (
          <PlaceItem key={actingFor(place)} place={place} isHere={actingFor(place) === as} />
        ))}
        {session.places.length <= SHOWN_PLACES ? null : (
          <>
            <Menu.Divider />
            <Menu.Item component={PageLink} to={signInPaths.places()}>
              {texts.otherPlaces}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

const PlaceItem = ({ place, isHere }: { readonly place: Place; readonly isHere: boolean }) => {
  const texts = useTexts(frameTexts)
  return (
    <Menu.Item
      component={PageLink}
      to={homeOf(place)}
      rightSection={isHere ? <Check size={16} aria-hidden="true" /> : null}
    >
      {nameOf(place, texts.vendor)}
    </Menu.Item>
  )
}

/** What a place is called: the account, else the partner, else the vendor. */
export const nameOf = (place: Pick<Portal['me'], 'accountName' | 'partnerName'>, vendor: string): string =>
  place.accountName ?? place.partnerName ?? vendor
