import { PageLink } from './page-link.tsx'
import { useFormats } from './language-context.tsx'

export type Bar = {
  readonly key: string
  readonly label: string
  readonly value: number
  /** The list of what this bar counts. */
  readonly to?: string
  /** How much of it is of the kind that the legend names. */
  readonly part?: number
}

type Props = {
  /** What is counted. */
  readonly label: string
  readonly bars: readonly Bar[]
  /** What the darker part of each bar is. */
  readonly partLabel?: string
}

/** Figures of months as bars. It is a list whose figures are read as well as seen, and each may lead to what it counts. */
export const Bars = ({ label, bars, partLabel }: Props) => {
  const { number } = useFormats()
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <figure className="bars">
      <figcaption>
        {label}
        {partLabel === undefined ? null : (
          <span className="bars-legend">
            <span className="bars-legend-mark" aria-hidden="true" /> {partLabel}
          </span>
        )}
      </figcaption>
      <ol>
        {bars.map(({ key, label: name, value, to, part }) => {
          const told = `${name}: ${number(value)}${part === undefined || partLabel === undefined ? '' : `, ${partLabel}: ${number(part)}`}`
          const inside = (
            <>
              <span className="bars-value figures" aria-hidden="true">
                {value === 0 ? '' : number(value)}
              </span>
              <span className="bars-track" aria-hidden="true">
                <span className="bars-bar" style={{ height: `${(value / most) * 100}%` }}>
                  {part === undefined ? null : (
                    <span style={{ height: `${value === 0 ? 0 : (part / value) * 100}%` }} />
                  )}
                </span>
              </span>
              <span className="bars-name" aria-hidden="true">
                {name}
              </span>
              <span className="unseen">{told}</span>
            </>
          )
          return (
            <li key={key} title={told}>
              {to === undefined ? inside : <PageLink to={to}>{inside}</PageLink>}
            </li>
          )
        })}
      </ol>
    </figure>
  )
}
