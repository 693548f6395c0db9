import { Button, Group, Menu, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Columns3, Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTexts } from '../language-context.tsx'
import type { Column } from './columns.ts'
import type { DataTableProps } from './table-props.ts'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { tableTexts } from './texts.ts'

/** Somebody who types is not asked for at each letter. */
const TYPING_MS = 250

type Props<Item> = DataTableProps<Item> & {
  readonly shown: readonly Column<Item>[]
  readonly choose: (keys: readonly string[] | null) => void
}

/** What stands above a table: search, filters, columns, export. */
export const Toolbar = <Item,>(props: Props<Item>) => {
  const { list, filters = [], search, aside, isExported = true } = props
  return (
    <div className="toolbar">
      <Group gap="xs" justify="space-between" align="start">
        <Group gap="xs" className="toolbar-find">
          {search === undefined ? null : <SearchBox label={search} q={list.q} setQ={list.setQ} />}
          {filters.length === 0 ? null : <FilterBar list={list} filters={filters} />}
        </Group>
        <Group gap="xs">
          {aside}
          <ColumnMenu {...props} />
          {isExported ? <ExportMenu {...props} /> : null}
        </Group>
      </Group>
    </div>
  )
}

type SearchBoxProps = {
  readonly label: string
  readonly q: string
  readonly setQ: (q: string) => void
}

const SearchBox = ({ label, q, setQ }: SearchBoxProps) => {
  const [typed, setTyped] = useState(q)
  const ask = useDebouncedCallback(setQ, { delay: TYPING_MS, flushOnUnmount: false })
  // Back and Forward change what is asked; what is being typed is not touched by its own answer.
  useEffect(() => setTyped((now) => (now.trim() === q ? now : q)), [q])
  return (
    <TextInput
      type="search"
      className="search-box"
      aria-label={label}
      placeholder={label}
      maxLength={120}
      leftSection={<Search size={16} aria-hidden="true" />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        ask(currentTarget.value)
      }}
    />
  )
}

const ColumnMenu = <Item,>({ columns, shown, choose }: Props<Item>) => {
  const texts = useTexts(tableTexts)
  const loose = columns.filter(({ isFixed }) => isFixed !== true)
  if (loose.length === 0) return null
  const isShown = (key: string) => shown.some((each) => each.key === key)
  const toggle = (key: string) =>
    choose(loose.map((each) => each.key).filter((each) => (each === key ? !isShown(each) : isShown(each))))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Columns3 size={16} aria-hidden="true" />}
          className="wide-only"
        >
          {texts.columns}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {loose.map(({ key, title }) => (
          <Menu.CheckboxItem key={key} checked={isShown(key)} onChange={() => toggle(key)}>
            {title}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => choose(null)}>{texts.usualColumns}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
