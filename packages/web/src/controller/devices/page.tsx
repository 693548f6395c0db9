import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Answered, Empty } from '../../ui/states.tsx'
import { useIsOwner } from '../agent/queries.ts'
import { ColourMark } from './colour-mark.tsx'
import { colours, useDevices, type Colour, type DevicePage } from './data.ts'
import { DeviceTable } from './device-table.tsx'
import { deviceTexts } from './texts.ts'

const PAGE_SIZE = 50

/** All field devices with their seats. Searched, filtered and paged by the controller: there may be 10,000. */
export const DevicesPage = () => {
  const isOwner = useIsOwner()
  const texts = useTexts(deviceTexts)
  const [q, setQ] = useState('')
  const [colour, setColour] = useState<Colour | null>(null)
  /** Where each page that was turned to begins; the last one is shown. */
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  const [asked] = useDebouncedValue(q.trim(), 200)
  const devices = useDevices({ q: asked, colour, cursor: cursors.at(-1) ?? null, limit: PAGE_SIZE })
  const again = () => setCursors([null])
  return (
    <Stack>
      <Title order={1}>{texts.title}</Title>
      {isOwner ? null : <Text c="dimmed">{texts.ownerOnly}</Text>}
      <TextInput
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        maw={420}
        maxLength={120}
        value={q}
        onChange={({ currentTarget }) => {
          setQ(currentTarget.value)
          again()
        }}
      />
      <Answered query={devices}>
        {(page) => {
          const everything = colours.reduce((sum, each) => sum + page.counts[each], 0)
          if (everything === 0 && asked === '') return <Empty title={texts.noneTitle}>{texts.none}</Empty>
          return (
            <>
              <Filter
                page={page}
                colour={colour}
                choose={(chosen) => {
                  setColour(chosen)
                  again()
                }}
              />
              <Paper p={0}>
                {page.items.length === 0 ? (
                  <Text p="md">{texts.nothingFound}</Text>
                ) : (
                  <DeviceTable devices={page.items} isOwner={isOwner} />
                )}
              </Paper>
              <Turn page={page} cursors={cursors} turn={setCursors} />
            </>
          )
        }}
      </Answered>
    </Stack>
  )
}

type FilterProps = {
  readonly page: DevicePage
  readonly colour: Colour | null
  readonly choose: (colour: Colour | null) => void
}

const Filter = ({ page, colour, choose }: FilterProps) => {
  const texts = useTexts(deviceTexts)
  const { number } = useFormats()
  const all = colours.reduce((sum, each) => sum + page.counts[each], 0)
  return (
    <Group gap="xs" role="group" aria-label={texts.filter}>
      {([null, ...colours] as const).map((each) => (
        <Button
          key={each ?? 'all'}
          variant="default"
          aria-pressed={colour === each}
          bd={colour === each ? '2px solid var(--mantine-primary-color-filled)' : undefined}
          onClick={() => choose(each)}
          rightSection={<Text size="sm">{number(each === null ? all : page.counts[each])}</Text>}
        >
          {each === null ? texts.all : <ColourMark colour={each} />}
        </Button>
      ))}
    </Group>
  )
}

type TurnProps = {
  readonly page: DevicePage
  readonly cursors: readonly (string | null)[]
  readonly turn: (cursors: readonly (string | null)[]) => void
}

const Turn = ({ page: { items, next, total }, cursors, turn }: TurnProps) => {
  const texts = useTexts(deviceTexts)
  const { number } = useFormats()
  const before = (cursors.length - 1) * PAGE_SIZE
  if (total <= PAGE_SIZE && cursors.length === 1) return null
  return (
    <Group justify="space-between">
      <Text size="sm" aria-live="polite">
        {texts.range(number(before + 1), number(before + items.length), number(total))}
      </Text>
      <Group gap="xs">
        <Button variant="default" disabled={cursors.length === 1} onClick={() => turn(cursors.slice(0, -1))}>
          {texts.previous}
        </Button>
        <Button variant="default" disabled={next === null} onClick={() => turn([...cursors, next])}>
          {texts.next}
        </Button>
      </Group>
    </Group>
  )
}
