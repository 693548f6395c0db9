import type { ReturnPreview } from '../agent/answers.ts'

type Facts = Pick<ReturnPreview, 'capacity' | 'losingCount' | 'scheduler' | 'coverage'>

type Words = {
  readonly capacityAfter: (capacity: string) => string
  readonly losesNone: string
  readonly loses: (count: string, one: boolean) => string
  readonly stops: string
  readonly coverageLost: string
}

/** What returning does, in the language that is spoken; the worst is not last. */
export const returnSentences = (
  { capacity, losingCount, scheduler, coverage }: Facts,
  words: Words,
  number: (value: number) => string,
): readonly string[] => [
  losingCount === 0 ? words.losesNone : words.loses(number(losingCount), losingCount === 1),
  ...(scheduler ? [] : [words.stops]),
  words.capacityAfter(number(capacity)),
  ...(coverage.covered ? [] : [words.coverageLost]),
]
