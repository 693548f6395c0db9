import { useFormats, useTexts } from './language-context.tsx'
import { pieceTexts } from './piece-texts.ts'

/** An instant in the person's zone; pointing at it tells it in UTC. Nothing where there is none. */
export const When = ({ at }: { readonly at: string | null }) => {
  const { instant, instantUtc } = useFormats()
  const texts = useTexts(pieceTexts)
  if (at === null) return <span className="nothing">–</span>
  return (
    <time dateTime={at} title={texts.utc(instantUtc(at))} className="figures">
      {instant(at)}
    </time>
  )
}

/** A day in UTC: terms are counted there (M3). Nothing where there is none. */
export const Day = ({ at }: { readonly at: string | null }) => {
  const { day, instantUtc } = useFormats()
  const texts = useTexts(pieceTexts)
  if (at === null) return <span className="nothing">–</span>
  return (
    <time dateTime={at} title={texts.utc(instantUtc(at))} className="figures">
      {day(at)}
    </time>
  )
}
