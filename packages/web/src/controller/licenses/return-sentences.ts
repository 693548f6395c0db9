import type { ReturnPreview } from '../agent/answers.ts'

type Facts = Pick<ReturnPreview, 'capacity' | 'losingCount' | 'changes'>

type Words = {
  readonly capacityAfter: (capacity: string) => string
  readonly losesNone: string
  readonly loses: (count: string, one: boolean) => string
  readonly stops: string
  readonly coverageLost: string
}

/** What returning changes, in the language that is spoken; the worst is not last. */
export const returnSentences = (
  { capacity, losingCount, changes }: Facts,
  words: Words,
  number: (value: number) => string,
): readonly string[] => [
  losingCount === 0 ? words.losesNone : words.loses(number(losingCount), losingCount === 1),
  ...(changes.stops ? [words.stops] : []),
  ...(changes.capacity ? [words.capacityAfter(number(capacity))] : []),
  ...(changes.coverageLost ? [words.coverageLost] : []),
]
