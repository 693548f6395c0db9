import type { ReactNode } from 'react'
import { keep, kept } from '../kept.ts'

/** One column of a table. */
export type Column<Item> = {
  readonly key: string
  readonly title: string
  readonly cell: (item: Item) => ReactNode
  /** The name by which the service sorts by it: `issued-at`, `-issued-at` the other way. */
  readonly sort?: string
  /** Always shown; the first such names the row. */
  readonly isFixed?: boolean
  /** Not shown until somebody chooses it. */
  readonly isExtra?: boolean
  /** Figures stand to the right, under each other. */
  readonly isFigure?: boolean
  /** What stands in an exported file; a column without it is not exported. */
  readonly exported?: (item: Item) => Exported
}

/** Days and instants as RFC 3339; a program reads the file as well as a person. */
export type Exported = string | number | null

/** Which columns are shown: those that were chosen here, or those that are not extra. */
export const shownColumns = <Item>(
  columns: readonly Column<Item>[],
  chosen: readonly string[] | null,
): readonly Column<Item>[] =>
  columns.filter(
    ({ key, isFixed = false, isExtra = false }) =>
      isFixed || (chosen === null ? !isExtra : chosen.includes(key)),
  )

/** What was chosen for a table, kept by the browser; null where nothing was. */
export const keptColumns = (table: string): readonly string[] | null => {
  const text = kept(`columns-${table}`) ?? ''
  return text === '' ? null : text.split(' ').slice(1)
}

/** Null: those of the table again. */
export const keepColumns = (table: string, chosen: readonly string[] | null): void =>
  keep(`columns-${table}`, chosen === null ? '' : ['only', ...chosen].join(' '))

/** What a click on the head of a column asks for: this column, and then the other way round. */
export const turned = (column: string, sort: string): string => {
  const other = column.startsWith('-') ? column.slice(1) : `-${column}`
  return sort === column ? other : column
}

export const direction = (column: string, sort: string): 'ascending' | 'descending' | 'none' => {
  const name = column.replace(/^-/, '')
  if (sort === name) return 'ascending'
  return sort === `-${name}` ? 'descending' : 'none'
}
