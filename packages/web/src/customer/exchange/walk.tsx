import './exchange.css'
import { Anchor, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { AnswerStep } from './answer.tsx'
import { Give, type Given } from './give.tsx'
import { giveTexts } from './give-texts.ts'
import { keepBundle } from './kept-bundle.ts'
import { PreviewStep } from './preview.tsx'
import { useCarried } from './use-carried.ts'

type Props = {
  /** A2: the only license that the request may name; null where it may name any. */
  readonly licenseId: string | null
  /** The page that carries many requests at once. */
  readonly bundlePath: string
}

/** O1: one controller's request is handed in, what it will do is told, and its answer is taken along. */
export const Walk = ({ licenseId, bundlePath }: Props) => {
  const texts = useTexts(giveTexts)
  const [carried, setCarried] = useCarried()
  const other = () => setCarried(null)
  const given = ({ carried: found, text, name }: Given): ReactNode => {
    if (found.kind === 'wrong') return texts.wrong[found.what]
    if (found.kind === 'request') {
      setCarried({ jws: found.jws, request: found.request, isAsked: false })
      return null
    }
    keepBundle({ text, name })
    return (
      <>
        {texts.isBundle(found.bundle.length)}{' '}
        <Anchor component={PageLink} to={bundlePath}>
          {texts.toBundle}
        </Anchor>
      </>
    )
  }
  return (
    <Stack className="on-site">
      {carried === null ? (
        <Give given={given} />
      ) : carried.isAsked ? (
        <AnswerStep key={carried.jws} carried={carried} licenseId={licenseId} other={other} />
      ) : (
        <PreviewStep
          key={carried.jws}
          jws={carried.jws}
          licenseId={licenseId}
          act={() => setCarried({ ...carried, isAsked: true })}
          other={other}
        />
      )}
    </Stack>
  )
}
