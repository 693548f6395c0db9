import { Button, Group } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTexts } from '../language-context.tsx'
import type { ListState } from './list-state.ts'
import { tableTexts } from './texts.ts'

/** Forth and back; where one page holds everything there is nothing to turn. */
export const Pager = <Item,>({
  list: { next, previous, isOld },
  label,
}: {
  readonly list: ListState<Item>
  /** Where a page has two of them: which list it turns. */
  readonly label?: string
}) => {
  const texts = useTexts(tableTexts)
  if (next === null && previous === null && !isOld) return null
  const turn = (to: () => void) => (click: MouseEvent<HTMLButtonElement>) => {
    to()
    const list = click.currentTarget.closest('section') ?? document.querySelector('main')
    list?.scrollIntoView({ block: 'start' })
  }
  return (
    <Group component="nav" justify="flex-end" gap="xs" aria-label={label ?? texts.pages}>
      <Button
        variant="default"
        leftSection={<ChevronLeft size={16} aria-hidden="true" />}
        disabled={previous === null}
        {...(previous === null ? {} : { onClick: turn(previous) })}
      >
        {texts.previous}
      </Button>
      <Button
        variant="default"
        rightSection={<ChevronRight size={16} aria-hidden="true" />}
        disabled={next === null}
        {...(next === null ? {} : { onClick: turn(next) })}
      >
        {texts.next}
      </Button>
    </Group>
  )
}
