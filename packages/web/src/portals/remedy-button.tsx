import { Button } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage } from '../ui/language-context.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { RemedyContext, type RemedyOf } from '../ui/remedy.tsx'
import { remedyFor } from './remedies.ts'
import { useActingAs } from './use-ask.ts'

/** Below this, every refusal that is shown has the button that leads to its remedy. */
export const Remedies = ({ children }: { readonly children: ReactNode }) => {
  const as = useActingAs()
  const here = useLocation({ select: ({ href }) => href })
  const { language } = useLanguage()
  const remedyOf: RemedyOf = (problem) => {
    const remedy = remedyFor(problem, { as, here })
    return remedy === null ? null : (
      <Button component={PageLink} to={remedy.to}>
        {remedy.label[language]}
      </Button>
    )
  }
  return <RemedyContext value={remedyOf}>{children}</RemedyContext>
}
