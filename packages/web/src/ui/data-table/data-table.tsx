import './data-table.css'
import { Paper, Stack, Table } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../language-context.tsx'
import { Empty, Failed } from '../states.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { keepColumns, keptColumns, shownColumns, type Column } from './columns.ts'
import { Pager } from './pager.tsx'
import { Head, Rows, SkeletonRows } from './rows.tsx'
import { useSelection, type Selection } from './selection.ts'
import type { DataTableProps } from './table-props.ts'
import { tableTexts } from './texts.ts'
import { Toolbar } from './toolbar.tsx'

/** A list of the service: searched, filtered, sorted and paged there, with all of that in the address. */
export const DataTable = <Item,>(props: DataTableProps<Item>) => {
  const { name, list, columns, keyOf, bulk } = props
  const [chosen, setChosen] = useState(() => keptColumns(name))
  const selection = useSelection(keyOf)
  const shown = shownColumns(columns, chosen)
  const choose = (keys: readonly string[] | null) => {
    keepColumns(name, keys)
    setChosen(keys)
  }
  return (
    <Stack gap="sm">
      <Toolbar {...props} shown={shown} choose={choose} />
      {bulk === undefined || selection.items.length === 0 ? null : (
        <BulkBar list={list} selection={selection} whyNot={props.whyNot}>
          {bulk(selection.items, selection.clear)}
        </BulkBar>
      )}
      <Shown {...props} shown={shown} selection={bulk === undefined ? null : selection} />
      <Pager list={list} />
    </Stack>
  )
}

type ShownProps<Item> = DataTableProps<Item> & {
  readonly shown: readonly Column<Item>[]
  readonly selection: Selection<Item> | null
}

const Shown = <Item,>(props: ShownProps<Item>) => {
  const texts = useTexts(tableTexts)
  const { list, label, empty } = props
  if (list.items === undefined && list.error !== null) return <Failed error={list.error} again={list.again} />
  if (list.items?.length === 0) {
    const isNarrowed = list.q !== '' || Object.keys(list.filters).length > 0 || list.previous !== null
    return isNarrowed ? <Empty title={texts.nothingFound}>{texts.nothingFoundWhy}</Empty> : empty
  }
  return (
    <>
      {list.error === null ? null : <Failed error={list.error} again={list.again} />}
      <Paper p={0} className="table-box" aria-busy={list.isOld || list.items === undefined}>
        <Table className="rows" aria-label={label} highlightOnHover>
          <Head {...props} />
          <Table.Tbody className={list.isOld ? 'rows-old' : ''}>
            {list.items === undefined ? <SkeletonRows {...props} /> : <Rows {...props} items={list.items} />}
          </Table.Tbody>
        </Table>
      </Paper>
    </>
  )
}
