/** Ways to split a quantity that people ask for: equal parts, and sizes that are sold. */
export type Suggestion =
  | { readonly by: 'count'; readonly count: number; readonly parts: readonly number[] }
  | { readonly by: 'size'; readonly size: number; readonly parts: readonly number[] }

const COUNTS = [2, 3, 4, 5] as const
const SIZES = [10, 50, 100, 200, 500] as const
/** The service splits into at most so many parts at once. */
export const MOST_PARTS = 100

export const suggestParts = (quantity: number): readonly Suggestion[] => [
  ...COUNTS.filter((count) => quantity % count === 0).map(
    (count) => ({ by: 'count', count, parts: equal(count, quantity / count) }) as const,
  ),
  ...SIZES.filter(
    (size) =>
      quantity % size === 0 &&
      quantity / size >= 2 &&
      quantity / size <= MOST_PARTS &&
      !COUNTS.some((count) => count === quantity / size),
  ).map((size) => ({ by: 'size', size, parts: equal(quantity / size, size) }) as const),
]

const equal = (count: number, size: number): readonly number[] => Array.from({ length: count }, () => size)
