import { useTexts } from '../../ui/language-context.tsx'
import type { Colour } from './data.ts'
import { deviceTexts } from './texts.ts'
import classes from './colour-mark.module.css'

/** A device's colour, told by its shape and its word as well: empty, half, full with a tick. */
export const ColourMark = ({ colour }: { readonly colour: Colour }) => {
  const texts = useTexts(deviceTexts)
  return (
    <span className={classes['mark']} data-colour={colour} title={texts.meaning[colour]}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="2" />
        {shapes[colour]}
      </svg>
      {texts.colours[colour]}
    </span>
  )
}

const shapes = {
  purple: null,
  blue: <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />,
  green: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path d="m4.8 8.2 2.3 2.3 4.2-4.6" fill="none" stroke="var(--card)" strokeWidth="1.8" />
    </>
  ),
} as const satisfies Record<Colour, unknown>
