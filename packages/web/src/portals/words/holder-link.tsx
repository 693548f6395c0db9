import type { LicenseSeen, MovementSeen } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { vendorPaths } from '../paths.ts'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { licenseWords } from './license-words.ts'

/** Who holds a license now, by its name, with the link to its page. */
export const HolderLink = ({ license }: { readonly license: LicenseSeen }) => {
  const { holder, partnerId, partnerName, accountName, installCode } = license
  return <PlaceLink place={{ ...holder, accountName, installCode }} partner={{ partnerId, partnerName }} />
}

type PlaceProps = {
  readonly place: MovementSeen['from']
  /** Whose inventory it is, where that is not clear from the page. */
  readonly partner?: Pick<LicenseSeen, 'partnerId' | 'partnerName'>
}

/** A place of a license: the account and the controller are links, the others are words. */
export const PlaceLink = ({ place, partner }: PlaceProps) => {
  const words = useTexts(licenseWords)
  const paths = useWorksPaths()
  const isVendor = useIsVendor()
  const { at, accountId, accountName, controllerId, installCode } = place
  if (at === 'controller' && controllerId !== null)
    return (
      <PageLink to={paths.controller(controllerId)} className="id">
        {installCode ?? words.places.controller}
      </PageLink>
    )
  if (at === 'account' && accountId !== null && accountName !== null)
    return <PageLink to={paths.account(accountId)}>{accountName}</PageLink>
  if (at === 'inventory' && partner !== undefined && isVendor)
    return (
      <>
        {words.places.inventory} (
        <PageLink to={vendorPaths.partner(partner.partnerId)}>{partner.partnerName}</PageLink>)
      </>
    )
  return <>{at === 'account' && accountName !== null ? accountName : words.places[at]}</>
}
