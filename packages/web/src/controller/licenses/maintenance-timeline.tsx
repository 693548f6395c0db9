import { useFormats, useTexts } from '../../ui/language-context.tsx'
import type { License } from '../agent/answers.ts'
import { licenseTexts } from './texts.ts'
import { timelineOf } from './timeline.ts'

/** Each maintenance license's term as a bar, with today's mark. Read aloud it is a list of terms. */
export const MaintenanceTimeline = (props: {
  readonly licenses: readonly License[]
  readonly today: string
}) => {
  const texts = useTexts(licenseTexts)
  const { day, number } = useFormats()
  const { bars, today, years } = timelineOf(props.licenses, props.today)
  if (bars.length === 0) return null
  return (
    <div className="timeline">
      <ul>
        {bars.map(({ licenseId, description, quantity, startsAt, endsAt, from, to, isCurrent }) => (
          <li key={licenseId}>
            <span className="bar-name">
              {texts.term(description, day(startsAt), day(endsAt))} · {texts.quantity(number(quantity))}
            </span>
            <span className="track" aria-hidden="true">
              <span
                className={isCurrent ? 'term' : 'term term-off'}
                style={{ left: `${from}%`, width: `${to - from}%` }}
              />
              <span className="today" style={{ left: `${today}%` }} />
            </span>
          </li>
        ))}
      </ul>
      <div className="years" aria-hidden="true">
        <span className="today-name" style={{ left: `${Math.min(88, Math.max(5, today))}%` }}>
          {texts.today}
        </span>
        {years
          .filter(({ at }) => Math.abs(at - today) > 12 && at < 94)
          .map(({ year, at }) => (
            <span key={year} style={{ left: `${at}%` }}>
              {year}
            </span>
          ))}
      </div>
    </div>
  )
}
