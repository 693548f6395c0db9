import './chart.css'
import { addMonths, type Instant } from '@tenure/core'
import { useId, type ReactNode } from 'react'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { HORIZON_MONTHS, type Forecast } from './forecast.ts'
import { maintenanceTexts } from './texts.ts'

const HEIGHT = 44
/** Room for the line of the capacity where it is the highest. */
const TOP = 4
const TICK_MONTHS = 6

type Row = {
  readonly key: string
  readonly name: ReactNode
  readonly label: string
  readonly forecast: Forecast
}

/** Capacity against maintenance of each controller, all over the same three years. */
export const ForecastChart = ({ rows }: { readonly rows: readonly Row[] }) => {
  const [first] = rows
  if (first === undefined) return null
  return (
    <div className="forecast">
      {rows.map(({ key, name, label, forecast }) => (
        <ForecastRow key={key} name={name} label={label} forecast={forecast} />
      ))}
      <span />
      <Axis forecast={first.forecast} />
    </div>
  )
}

const ForecastRow = ({ name, label, forecast }: Omit<Row, 'key'>) => {
  const texts = useTexts(maintenanceTexts)
  const { number, day } = useFormats()
  const hatch = useId()
  const { stretches } = forecast
  const most = Math.max(1, ...stretches.flatMap(({ required, maintained }) => [required, maintained]))
  const y = (quantity: number) => HEIGHT - (quantity / most) * (HEIGHT - TOP)
  const x = xOf(forecast)
  const told = stretches
    .map(({ from, to, required, maintained, missing }) =>
      texts.toldStretch(
        isoDay(from, day),
        isoDay(to, day),
        number(required),
        number(maintained),
        number(missing),
      ),
    )
    .join(' ')
  return (
    <>
      <div className="forecast-name">{name}</div>
      <div>
        <svg height={HEIGHT} role="img" aria-label={texts.told(label, told)}>
          <Hatch id={hatch} />
          <rect className="forecast-ground" x="0" y="0" width="100%" height={HEIGHT} />
          {stretches.map(({ from, to, required, maintained, missing }) => {
            const box = { x: `${x(from)}%`, width: `${x(to) - x(from)}%` }
            return (
              <g key={from}>
                <title>
                  {texts.toldStretch(
                    isoDay(from, day),
                    isoDay(to, day),
                    number(required),
                    number(maintained),
                    number(missing),
                  )}
                </title>
                <rect
                  className="forecast-maintained"
                  {...box}
                  y={y(maintained)}
                  height={HEIGHT - y(maintained)}
                />
                {missing === 0 ? null : (
                  <rect
                    className="forecast-missing"
                    {...box}
                    y={y(required)}
                    height={y(maintained) - y(required)}
                    fill={`url(#${hatch})`}
                  />
                )}
                {required === 0 ? null : (
                  <line
                    className="forecast-required"
                    x1={`${x(from)}%`}
                    x2={`${x(to)}%`}
                    y1={y(required)}
                    y2={y(required)}
                  />
                )}
              </g>
            )
          })}
        </svg>
      </div>
    </>
  )
}

const Hatch = ({ id }: { readonly id: string }) => (
  <defs>
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line className="forecast-hatch" x1="0" y1="0" x2="0" y2="6" />
    </pattern>
  </defs>
)

/** Half years from today on. */
const Axis = ({ forecast }: { readonly forecast: Forecast }) => {
  const texts = useTexts(maintenanceTexts)
  const { month } = useFormats()
  const x = xOf(forecast)
  const ticks = Array.from({ length: HORIZON_MONTHS / TICK_MONTHS + 1 }, (_, nth) =>
    addMonths(forecast.from, nth * TICK_MONTHS),
  )
  return (
    <svg height="20" aria-hidden="true">
      {ticks.map((tick, nth) => (
        <g key={tick} className={nth % 2 === 0 ? '' : 'forecast-half'}>
          <line className="forecast-tick" x1={`${x(tick)}%`} x2={`${x(tick)}%`} y1="0" y2="5" />
          <text x={`${x(tick)}%`} y="17" textAnchor={anchorOf(nth, ticks.length)}>
            {nth === 0 ? texts.today : month(new Date(tick).toISOString().slice(0, 7))}
          </text>
        </g>
      ))}
    </svg>
  )
}

const anchorOf = (nth: number, of: number): 'start' | 'middle' | 'end' => {
  if (nth === 0) return 'start'
  return nth === of - 1 ? 'end' : 'middle'
}

const xOf =
  ({ from, to }: Forecast) =>
  (at: Instant): number =>
    Math.round(((at - from) / (to - from)) * 10_000) / 100

export const isoDay = (at: Instant, day: (value: string) => string): string => day(new Date(at).toISOString())

export const ForecastLegend = () => {
  const texts = useTexts(maintenanceTexts)
  const hatch = useId()
  return (
    <ul className="forecast-legend">
      <li>
        <svg aria-hidden="true">
          <line className="forecast-required" x1="0" x2="18" y1="6" y2="6" />
        </svg>
        {texts.legendCapacity}
      </li>
      <li>
        <svg aria-hidden="true">
          <rect className="forecast-maintained" width="18" height="12" />
        </svg>
        {texts.legendMaintenance}
      </li>
      <li>
        <svg aria-hidden="true">
          <Hatch id={hatch} />
          <rect className="forecast-missing" width="18" height="12" fill={`url(#${hatch})`} />
        </svg>
        {texts.legendMissing}
      </li>
    </ul>
  )
}
