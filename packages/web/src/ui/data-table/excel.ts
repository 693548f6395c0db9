import type { Exported } from './columns.ts'

/** Rows as an Excel file. A cell is written as a text or a figure and never as a formula, so nothing needs a guard. */
export const excelOf = async (
  titles: readonly string[],
  rows: readonly (readonly Exported[])[],
): Promise<Blob> => {
  // The one without workers: the page's policy allows none.
  const { default: writeExcelFile } = await import('write-excel-file/universal')
  const head = titles.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    row.map((value) => {
      if (value === null) return null
      return typeof value === 'number' ? { value, type: Number } : { value, type: String }
    }),
  )
  return writeExcelFile([head, ...body], { stickyRowsCount: 1 }).toBlob()
}
