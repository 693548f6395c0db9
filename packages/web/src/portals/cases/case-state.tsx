import { Badge } from '@mantine/core'
import type { CaseReply } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { caseTexts } from './texts.ts'

/** Whether a case is open, in words; the colour only repeats it. */
export const CaseState = ({ state }: Pick<CaseReply, 'state'>) => {
  const { states } = useTexts(caseTexts)
  return (
    <Badge variant="light" color={state === 'open' ? 'orange' : 'gray'} c="var(--ink)" tt="none" radius="sm">
      {states[state]}
    </Badge>
  )
}
