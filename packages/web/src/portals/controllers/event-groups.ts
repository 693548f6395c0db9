import type { ControllerEvent } from '@tenure/contract'

type Movement = Extract<ControllerEvent, { readonly what: 'movement' }>
type Deed = Exclude<ControllerEvent, Movement>

/** What is told as one: the licenses that went the same way in one request, or one thing that somebody did. */
export type EventGroup = Deed | (Omit<Movement, 'licenseId' | 'license'> & { readonly licenses: Moved[] })
export type Moved = Movement['license'] & { readonly id: string }

/** Licenses that came or left together are told in one line, in the order in which they come. */
export const groupEvents = (events: readonly ControllerEvent[]): readonly EventGroup[] => {
  const groups: EventGroup[] = []
  for (const event of events) {
    if (event.what !== 'movement') {
      groups.push(event)
      continue
    }
    const { licenseId, license, ...movement } = event
    const moved = { ...license, id: licenseId }
    const last = groups.at(-1)
    if (last?.what === 'movement' && isOneWith(last, movement)) last.licenses.push(moved)
    else groups.push({ ...movement, licenses: [moved] })
  }
  return groups
}

type Way = Pick<Movement, 'requestId' | 'reason' | 'from' | 'to'>

const isOneWith = (one: Way, other: Way): boolean =>
  one.requestId === other.requestId &&
  one.reason === other.reason &&
  isSamePlace(one.from, other.from) &&
  isSamePlace(one.to, other.to)

const isSamePlace = (one: Movement['from'], other: Movement['from']): boolean =>
  one.at === other.at && one.accountId === other.accountId && one.controllerId === other.controllerId
