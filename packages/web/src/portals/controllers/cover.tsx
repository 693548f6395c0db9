import { Badge, Group } from '@mantine/core'
import type { ControllerReply } from '@tenure/contract'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Day } from '../../ui/when.tsx'
import { controllerTexts } from './texts.ts'

/** Whether maintenance meets the capacity now (M1), and until when. */
export const Cover = ({ maintenance }: Pick<ControllerReply, 'maintenance'>) => {
  const texts = useTexts(controllerTexts)
  const { number } = useFormats()
  const { covered, required, maintained, endsAt } = maintenance
  if (required === 0) return <span className="nothing">{texts.notNeeded}</span>
  return (
    <Group gap={6} wrap="nowrap">
      <Badge variant="light" color={covered ? 'teal' : 'red'} c="var(--ink)" tt="none" radius="sm">
        {covered ? texts.covered : texts.short(number(required - maintained))}
      </Badge>
      {endsAt === null ? null : <Day at={endsAt} />}
    </Group>
  )
}
