import type { LicenseSeen, MovementSeen } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useWorksPaths } from '../works-paths.ts'
import { licenseWords } from './license-words.ts'

/** Who holds a license now, by its name, with the link to its page. */
export const HolderLink = ({
  license: { holder, accountName, installCode },
}: {
  readonly license: LicenseSeen
}) => <PlaceLink place={{ ...holder, accountName, installCode }} />

/** A place of a license: the account and the controller are links, the others are words. */
export const PlaceLink = ({ place }: { readonly place: MovementSeen['from'] }) => {
  const words = useTexts(licenseWords)
  const paths = useWorksPaths()
  const { at, accountId, accountName, controllerId, installCode } = place
  if (at === 'controller' && controllerId !== null)
    return (
      <PageLink to={paths.controller(controllerId)} className="id">
        {installCode ?? words.places.controller}
      </PageLink>
    )
  if (at === 'account' && accountId !== null && accountName !== null)
    return <PageLink to={paths.account(accountId)}>{accountName}</PageLink>
  return <>{at === 'account' && accountName !== null ? accountName : words.places[at]}</>
}
