import { Badge } from '@mantine/core'
import type { ControllerReply } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { controllerTexts } from './texts.ts'

const colours = { active: 'teal', pending: 'yellow', replaced: 'gray', left: 'gray' } as const

/** The status of a controller, in words; the colour only repeats it. */
export const ControllerBadge = ({ status }: Pick<ControllerReply, 'status'>) => {
  const { states } = useTexts(controllerTexts)
  return (
    <Badge variant="light" color={colours[status]} c="var(--ink)" tt="none" radius="sm">
      {states[status]}
    </Badge>
  )
}
