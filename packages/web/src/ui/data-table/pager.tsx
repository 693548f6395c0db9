import { Button, Group } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTexts } from '../language-context.tsx'
import type { ListState } from './list-state.ts'
import { tableTexts } from './texts.ts'

/** Forth and back; where one page holds everything there is nothing to turn. */
export const Pager = <Item,>({ list: { next, previous, isOld } }: { readonly list: ListState<Item> }) => {
  const texts = useTexts(tableTexts)
  if (next === null && previous === null && !isOld) return null
  const turn = (to: () => void) => () => {
    to()
    document.querySelector('main')?.scrollIntoView({ block: 'start' })
  }
  return (
    <Group component="nav" justify="flex-end" gap="xs" aria-label={texts.pages}>
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
