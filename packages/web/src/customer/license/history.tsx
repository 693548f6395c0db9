import type { MovementSeen } from '@tenure/contract'
import { useList } from '../../portals/use-list.ts'
import { actorName } from '../../portals/words/actor-name.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import { Pager } from '../../ui/data-table/pager.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { useCustomer } from '../use-customer.ts'
import { customerLicenseTexts } from './texts.ts'

/** More than any license has seen so far; a second page follows all the same. */
const LIMIT = 200

/** What the account knows of a license: A4, not where else it has been. */
export const LicenseHistory = ({ licenseId }: { readonly licenseId: string }) => {
  const texts = useTexts(customerLicenseTexts)
  const list = useList('GET /v1/licenses/{id}/movements', { params: { id: licenseId }, limit: LIMIT })
  if (list.items === undefined)
    return list.error === null ? <Loading /> : <Failed error={list.error} again={list.again} />
  return (
    <>
      <Timeline
        label={texts.history}
        events={list.items.toReversed().map((movement) => ({
          key: movement.id,
          at: movement.at,
          title: <Moved movement={movement} />,
          details: <Why movement={movement} />,
        }))}
      />
      <Pager list={list} />
    </>
  )
}

/** What was done, and from where to where. */
export const Moved = ({ movement: { reason, from, to } }: { readonly movement: MovementSeen }) => {
  const texts = useTexts(customerLicenseTexts)
  const words = useTexts(licenseWords)
  return (
    <>
      <strong>{words.reasons[reason]}</strong>{' '}
      <span>
        <Place place={from} /> <span aria-hidden="true">→</span>
        <span className="unseen"> {texts.to} </span> <Place place={to} />
      </span>
    </>
  )
}

/** Who did it, and what they said. */
export const Why = ({ movement: { actor, note } }: { readonly movement: MovementSeen }) => {
  const texts = useTexts(customerLicenseTexts)
  return (
    <>
      {texts.by(actorName(actor))}
      {note === null ? null : ` · ${texts.note(note)}`}
    </>
  )
}

const Place = ({ place }: { readonly place: MovementSeen['from'] }) => {
  const words = useTexts(licenseWords)
  const { paths } = useCustomer()
  const { at, controllerId, installCode, accountName } = place
  if (at === 'controller' && controllerId !== null && installCode !== null)
    return <PageLink to={paths.controller(controllerId)}>{installCode}</PageLink>
  return <>{at === 'account' ? (accountName ?? words.places.account) : words.places[at]}</>
}
