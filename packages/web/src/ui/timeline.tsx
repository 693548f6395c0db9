import type { ReactNode } from 'react'
import { When } from './when.tsx'

export type TimelineEvent = {
  readonly key: string
  readonly at: string
  /** What happened, in a sentence. */
  readonly title: ReactNode
  /** Who did it, and why. */
  readonly details?: ReactNode
  readonly icon?: ReactNode
}

/** What happened, one under the other, in the order that is given. */
export const Timeline = ({
  events,
  label,
}: {
  readonly events: readonly TimelineEvent[]
  readonly label: string
}) => (
  <ol className="events" aria-label={label}>
    {events.map(({ key, at, title, details, icon }) => (
      <li key={key}>
        <span className="event-mark" aria-hidden="true">
          {icon}
        </span>
        <div className="event-told">
          <div>{title}</div>
          <div className="event-details">
            <When at={at} />
            {details === undefined ? null : <span>{details}</span>}
          </div>
        </div>
      </li>
    ))}
  </ol>
)
