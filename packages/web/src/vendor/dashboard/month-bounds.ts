/** The first moment of a month (`2026-11`) in UTC, and that of the next: what ends in it ends between them. */
export const monthBounds = (month: string): { readonly endsAfter: string; readonly endsBefore: string } => {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  const first = (index: number) => new Date(Date.UTC(year, index, 1)).toISOString().replace('.000Z', 'Z')
  return { endsAfter: first(number - 1), endsBefore: first(number) }
}
