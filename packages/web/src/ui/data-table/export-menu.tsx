import { Button, Group, Menu, Text } from '@mantine/core'
import { Download } from 'lucide-react'
import { useRef, useState } from 'react'
import { useFormats, useTexts } from '../language-context.tsx'
import { saveFile } from '../carry/save-file.ts'
import { Failed } from '../states.tsx'
import { stateTexts } from '../state-texts.ts'
import { useToast } from '../toast.tsx'
import type { Column, Exported } from './columns.ts'
import { csvOf } from './csv.ts'
import type { DataTableProps } from './table-props.ts'
import { excelOf } from './excel.ts'
import { tableTexts } from './texts.ts'

/** All pages of the list as a file, as it is filtered and sorted now. It can be stopped. */
export const ExportMenu = <Item,>({ name, list, columns }: DataTableProps<Item>) => {
  const texts = useTexts(tableTexts)
  const { cancel } = useTexts(stateTexts)
  const { number } = useFormats()
  const toast = useToast()
  const [read, setRead] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  const save = async (kind: 'csv' | 'excel') => {
    const stopped = new AbortController()
    stop.current = stopped
    setError(null)
    setRead(0)
    try {
      const exported = columns.filter(({ exported }) => exported !== undefined)
      const rows = await rowsOf(list.pages(stopped.signal), exported, setRead)
      const titles = exported.map(({ title }) => title)
      if (kind === 'csv') saveFile(`${name}.csv`, csvOf(titles, rows), 'text/csv')
      else saveFile(`${name}.xlsx`, await excelOf(titles, rows))
      toast({ text: texts.exported(number(rows.length)) })
    } catch (failure) {
      if (!stopped.signal.aborted) setError(failure)
    } finally {
      setRead(null)
    }
  }
  if (read !== null)
    return (
      <Group gap="xs">
        <Text size="sm" role="status">
          {texts.exporting(number(read))}
        </Text>
        <Button variant="default" onClick={() => stop.current?.abort()}>
          {cancel}
        </Button>
      </Group>
    )
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<Download size={16} aria-hidden="true" />}>
            {texts.exportAs}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save('csv')}>{texts.csv}</Menu.Item>
          <Menu.Item onClick={() => void save('excel')}>{texts.excel}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Failed error={error} />
    </>
  )
}

const rowsOf = async <Item,>(
  pages: AsyncIterable<readonly Item[]>,
  columns: readonly Column<Item>[],
  told: (read: number) => void,
): Promise<readonly (readonly Exported[])[]> => {
  const rows: (readonly Exported[])[] = []
  for await (const items of pages) {
    rows.push(...items.map((item) => columns.map(({ exported }) => exported?.(item) ?? null)))
    told(rows.length)
  }
  return rows
}
