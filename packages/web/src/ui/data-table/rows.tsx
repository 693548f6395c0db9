import { Checkbox, Skeleton, Table, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { useTexts } from '../language-context.tsx'
import { direction, turned, type Column } from './columns.ts'
import type { DataTableProps } from './table-props.ts'
import type { Selection } from './selection.ts'
import { tableTexts } from './texts.ts'

type Props<Item> = DataTableProps<Item> & {
  readonly shown: readonly Column<Item>[]
  readonly selection: Selection<Item> | null
}

const SKELETON_ROWS = 8

export const Head = <Item,>({ list, shown, selection, keyOf, whyNot, actions }: Props<Item>) => {
  const texts = useTexts(tableTexts)
  const there = (list.items ?? []).filter((item) => (whyNot?.(item) ?? null) === null)
  const ticked = there.filter((item) => selection?.has(keyOf(item)) === true).length
  return (
    <Table.Thead>
      <Table.Tr>
        {selection === null ? null : (
          <Table.Th w={44}>
            <Checkbox
              size="xs"
              aria-label={texts.selectPage}
              disabled={there.length === 0}
              checked={there.length > 0 && ticked === there.length}
              indeterminate={ticked > 0 && ticked < there.length}
              onChange={({ currentTarget }) => selection.set(there, currentTarget.checked)}
            />
          </Table.Th>
        )}
        {shown.map((column) => (
          <HeadCell key={column.key} column={column} sort={list.sort} setSort={list.setSort} />
        ))}
        {actions === undefined ? null : (
          <Table.Th w={1}>
            <VisuallyHidden>{texts.actions}</VisuallyHidden>
          </Table.Th>
        )}
      </Table.Tr>
    </Table.Thead>
  )
}

type HeadCellProps<Item> = {
  readonly column: Column<Item>
  readonly sort: string
  readonly setSort: (sort: string) => void
}

const HeadCell = <Item,>({ column, sort, setSort }: HeadCellProps<Item>) => {
  const texts = useTexts(tableTexts)
  const align = column.isFigure === true ? 'right' : undefined
  const { sort: by } = column
  if (by === undefined) return <Table.Th ta={align}>{column.title}</Table.Th>
  const now = direction(by, sort)
  const Arrow = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }[now]
  return (
    <Table.Th ta={align} aria-sort={now}>
      <UnstyledButton
        className="sort"
        title={texts.sortBy(column.title)}
        onClick={() => setSort(turned(by, sort))}
      >
        {column.title}
        <Arrow size={14} aria-hidden="true" />
      </UnstyledButton>
    </Table.Th>
  )
}

type RowsProps<Item> = Props<Item> & { readonly items: readonly Item[] }

export const Rows = <Item,>({ items, shown, selection, keyOf, nameOf, whyNot, actions }: RowsProps<Item>) => {
  const texts = useTexts(tableTexts)
  return items.map((item) => {
    const key = keyOf(item)
    const why = whyNot?.(item) ?? null
    return (
      <Table.Tr key={key} data-selected={selection?.has(key) === true || undefined}>
        {selection === null ? null : (
          <Table.Td className="row-tick">
            <Checkbox
              size="xs"
              aria-label={texts.select(nameOf(item))}
              title={why ?? undefined}
              disabled={why !== null}
              checked={selection.has(key)}
              onChange={({ currentTarget }) => selection.set([item], currentTarget.checked)}
            />
          </Table.Td>
        )}
        {shown.map(({ key: column, title, cell, isFigure }) => (
          <Table.Td
            key={column}
            data-label={title}
            className={isFigure === true ? 'figures' : ''}
            ta={isFigure === true ? 'right' : undefined}
          >
            <div className="row-value">{cell(item)}</div>
          </Table.Td>
        ))}
        {actions === undefined ? null : <Table.Td className="row-actions">{actions(item)}</Table.Td>}
      </Table.Tr>
    )
  })
}

export const SkeletonRows = <Item,>({ shown, selection, actions }: Props<Item>) => {
  const texts = useTexts(tableTexts)
  const cells = shown.length + (selection === null ? 0 : 1) + (actions === undefined ? 0 : 1)
  return Array.from({ length: SKELETON_ROWS }, (_, row) => (
    <Table.Tr key={row}>
      {row === 0 ? (
        <Table.Td colSpan={cells}>
          <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
          <Skeleton height={16} radius="sm" />
        </Table.Td>
      ) : (
        <Table.Td colSpan={cells}>
          <Skeleton height={16} radius="sm" width={`${90 - (row % 4) * 10}%`} />
        </Table.Td>
      )}
    </Table.Tr>
  ))
}
