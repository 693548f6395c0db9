import { Button, Group, Paper, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useFormats, useTexts } from '../language-context.tsx'
import { Failed } from '../states.tsx'
import type { ListState } from './list-state.ts'
import type { Selection } from './selection.ts'
import { tableTexts } from './texts.ts'

/** So many can be done at once: the service takes no more License IDs in one call. */
export const MOST_SELECTED = 1000

type Props<Item> = {
  readonly list: ListState<Item>
  readonly selection: Selection<Item>
  readonly whyNot: ((item: Item) => string | null) | undefined
  readonly children: ReactNode
}

/** What is ticked, how to tick more, and what can be done with it. */
export const BulkBar = <Item,>({ list, selection, whyNot, children }: Props<Item>) => {
  const texts = useTexts(tableTexts)
  const { number } = useFormats()
  const [state, setState] = useState<'still' | 'busy' | 'cut'>('still')
  const [error, setError] = useState<unknown>(null)
  const selectAll = async () => {
    setState('busy')
    setError(null)
    try {
      const { items, isCut } = await readAll(list, whyNot)
      selection.set(items, true)
      setState(isCut ? 'cut' : 'still')
    } catch (failure) {
      setError(failure)
      setState('still')
    }
  }
  return (
    <Paper p="xs" className="bulk" role="region" aria-label={texts.bulk}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text size="sm" fw={600} role="status">
            {texts.selected(number(selection.items.length))}
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            loading={state === 'busy'}
            onClick={() => void selectAll()}
          >
            {texts.selectAll}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={selection.clear}>
            {texts.clearSelection}
          </Button>
          {state === 'cut' ? <Text size="sm">{texts.selectMost(number(MOST_SELECTED))}</Text> : null}
        </Group>
        <Group gap="xs">{children}</Group>
      </Group>
      <Failed error={error} />
    </Paper>
  )
}

const readAll = async <Item,>(
  list: ListState<Item>,
  whyNot: Props<Item>['whyNot'],
): Promise<{ readonly items: readonly Item[]; readonly isCut: boolean }> => {
  const found: Item[] = []
  for await (const items of list.pages(new AbortController().signal)) {
    found.push(...items.filter((item) => (whyNot?.(item) ?? null) === null))
    if (found.length > MOST_SELECTED) return { items: found.slice(0, MOST_SELECTED), isCut: true }
  }
  return { items: found, isCut: false }
}
