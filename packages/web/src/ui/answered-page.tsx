import { Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTexts } from './language-context.tsx'
import { PageHeader } from './page-header.tsx'
import { stateTexts } from './state-texts.ts'
import { Answered } from './states.tsx'

/** As `Answered`, for a whole page: one that cannot be shown has a heading too, and a title of the window. */
export const AnsweredPage = <Answer,>(props: {
  readonly query: UseQueryResult<Answer>
  readonly children: (answer: Answer) => ReactNode
}) => {
  const texts = useTexts(stateTexts)
  if (props.query.data !== undefined || props.query.error === null) return <Answered {...props} />
  return (
    <Stack>
      <PageHeader title={texts.notShown} />
      <Answered {...props} />
    </Stack>
  )
}
