import type { ReactNode } from 'react'
import type { Column } from './columns.ts'
import type { Filter } from './filters.ts'
import type { ListState } from './list-state.ts'

export type DataTableProps<Item> = {
  /** Under this name the browser keeps which columns were chosen; an exported file is called so. */
  readonly name: string
  /** What the table is, for those who do not see it. */
  readonly label: string
  readonly list: ListState<Item>
  readonly columns: readonly Column<Item>[]
  readonly keyOf: (item: Item) => string
  /** What a row is called, where something is to be done with it. */
  readonly nameOf: (item: Item) => string
  readonly filters?: readonly Filter[]
  /** What can be searched for; without it there is no search box. */
  readonly search?: string
  /** What is shown where there is nothing yet, and nothing was filtered. */
  readonly empty: ReactNode
  /** What can be done with rows that are ticked; without it none can be. */
  readonly bulk?: (selected: readonly Item[], clear: () => void) => ReactNode
  /** Why a row cannot be ticked, or null. */
  readonly whyNot?: (item: Item) => string | null
  /** What can be done with one row: a menu or a button at its end. */
  readonly actions?: (item: Item) => ReactNode
  /** Beside the search box. */
  readonly aside?: ReactNode
  readonly isExported?: boolean
}
