import { Text } from '@mantine/core'
import type { ControllerEvent } from '@tenure/contract'
import { Ban, KeyRound, RotateCcw, ShieldCheck, type LucideIcon } from 'lucide-react'
import { Pager } from '../../ui/data-table/pager.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Section } from '../../ui/section.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Timeline, type TimelineEvent } from '../../ui/timeline.tsx'
import { useList } from '../use-list.ts'
import { actorName } from '../words/actor-name.ts'
import { PlaceLink } from '../words/holder-link.tsx'
import { licenseWords } from '../words/license-words.ts'
import { movementIcons } from '../words/movement-icons.ts'
import { useWorksPaths } from '../works-paths.ts'
import { groupEvents, type EventGroup, type Moved } from './event-groups.ts'
import { historyTexts } from './history-texts.ts'

/** A page of it is read at a glance. */
const LIMIT = 20

const icons = {
  approved: ShieldCheck,
  'key-approved': KeyRound,
  'given-up': Ban,
  reinstated: RotateCcw,
} as const satisfies Record<Exclude<ControllerEvent['what'], 'movement'>, LucideIcon>

/** The licenses that came to a controller and left it, and what people did with it; the newest first. */
export const ControllerHistory = ({ controllerId }: { readonly controllerId: string }) => {
  const texts = useTexts(historyTexts)
  return (
    <Section title={texts.title} lead={texts.lead}>
      <Events controllerId={controllerId} />
    </Section>
  )
}

const Events = ({ controllerId }: { readonly controllerId: string }) => {
  const texts = useTexts(historyTexts)
  const list = useList('GET /v1/controllers/{id}/history', {
    params: { id: controllerId },
    prefix: 'history-',
    limit: LIMIT,
  })
  if (list.items === undefined)
    return list.error === null ? <Loading /> : <Failed error={list.error} again={list.again} />
  if (list.items.length === 0) return <Text size="sm">{texts.none}</Text>
  return (
    <>
      <Timeline label={texts.title} events={groupEvents(list.items).map(eventOf)} />
      <Pager list={list} label={texts.pages} />
    </>
  )
}

const eventOf = (group: EventGroup): TimelineEvent => {
  const Icon = group.what === 'movement' ? movementIcons[group.reason] : icons[group.what]
  return {
    key: group.id,
    at: group.at,
    icon: <Icon size={14} />,
    title: <Told group={group} />,
    details: <Why group={group} />,
  }
}

const Told = ({ group }: { readonly group: EventGroup }) => {
  const texts = useTexts(historyTexts)
  const words = useTexts(licenseWords)
  if (group.what !== 'movement') return <strong>{texts.deeds[group.what]}</strong>
  const { reason, from, to } = group
  const came = to.at === 'controller'
  return (
    <>
      <strong>{words.reasons[reason]}</strong> {came ? texts.from : texts.to[reason]}{' '}
      <PlaceLink place={came ? from : to} />
      <Licenses licenses={group.licenses} />
    </>
  )
}

const Licenses = ({ licenses }: { readonly licenses: readonly Moved[] }) => {
  const texts = useTexts(historyTexts)
  const words = useTexts(licenseWords)
  const paths = useWorksPaths()
  return (
    <ul className="event-licenses" aria-label={texts.licenses}>
      {licenses.map((license) => (
        <li key={license.id}>
          <PageLink to={paths.license(license.id)} title={license.id}>
            {words.describe(license)}
          </PageLink>
        </li>
      ))}
    </ul>
  )
}

const Why = ({ group }: { readonly group: EventGroup }) => {
  const texts = useTexts(historyTexts)
  const note = group.what === 'movement' ? group.note : null
  return (
    <>
      {texts.by(actorName(group.actor))}
      {note === null ? null : ` · ${texts.reasonGiven(note)}`}
    </>
  )
}
