import type { MovementSeen } from '@tenure/contract'
import { Pager } from '../../ui/data-table/pager.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Timeline, type TimelineEvent } from '../../ui/timeline.tsx'
import { useList } from '../use-list.ts'
import { actorName } from '../words/actor-name.ts'
import { PlaceLink } from '../words/holder-link.tsx'
import { licenseWords } from '../words/license-words.ts'
import { movementIcons } from '../words/movement-icons.ts'
import { licenseTexts } from './texts.ts'

/** More than any license has seen so far; a second page follows all the same. */
const LIMIT = 200

/** All that happened to a license, the newest first. */
export const LicenseHistory = ({ licenseId }: { readonly licenseId: string }) => {
  const texts = useTexts(licenseTexts)
  const list = useList('GET /v1/licenses/{id}/movements', { params: { id: licenseId }, limit: LIMIT })
  if (list.items === undefined)
    return list.error === null ? <Loading /> : <Failed error={list.error} again={list.again} />
  return (
    <>
      <Timeline label={texts.history} events={list.items.toReversed().map(eventOf)} />
      <Pager list={list} />
    </>
  )
}

const eventOf = (movement: MovementSeen): TimelineEvent => {
  const Icon = movementIcons[movement.reason]
  return {
    key: movement.id,
    at: movement.at,
    icon: <Icon size={14} />,
    title: <Told movement={movement} />,
    details: <Why movement={movement} />,
  }
}

const Told = ({ movement: { reason, from, to } }: { readonly movement: MovementSeen }) => {
  const words = useTexts(licenseWords)
  return (
    <>
      <strong>{words.reasons[reason]}</strong>{' '}
      <span className="moved">
        <PlaceLink place={from} /> <span aria-hidden="true">→</span>
        <span className="unseen"> {useTexts(licenseTexts).to} </span> <PlaceLink place={to} />
      </span>
    </>
  )
}

const Why = ({ movement: { actor, note } }: { readonly movement: MovementSeen }) => {
  const texts = useTexts(licenseTexts)
  return (
    <>
      {texts.by(actorName(actor))}
      {note === null ? null : ` · ${texts.reasonGiven(note)}`}
    </>
  )
}
