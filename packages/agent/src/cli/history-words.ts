import type { HistoryEntry, HistoryFact } from '../history/fact.ts'

/** A line for each entry; the time of a clock that nobody could trust is marked. */
export const historyWords = (items: readonly HistoryEntry[]): readonly string[] =>
  items.length === 0
    ? ['Nothing has happened here yet.']
    : items.map(
        (entry) =>
          `${entry.at.slice(0, 16).replace('T', ' ')} ${entry.certain ? ' ' : '?'} ${factWords(entry)}`,
      )

const factWords = (fact: HistoryFact): string => {
  switch (fact.kind) {
    case 'license-came':
      return `${fact.description} came: ${fact.licenseId}`
    case 'license-left':
      return `${fact.description} left: ${fact.licenseId}`
    case 'account-set':
      return 'The Customer ID was set'
    case 'request-made':
      return `A request was made: ${countWords(fact)}`
    case 'request-shown':
      return `The same request was shown again: ${countWords(fact)}`
    case 'request-dropped':
      return 'A request was dropped without an answer'
    case 'answer-applied':
      return `An answer was applied: license file of generation ${fact.generation}`
    case 'refused':
      return `Not done: ${fact.licenseId}: ${fact.sentence} (${fact.code})`
    case 'seats-gained':
      return `${fact.count} device(s) got a seat: ${someWords(fact)}`
    case 'seats-lost':
      return `${fact.count} device(s) lost their seat: ${someWords(fact)}`
    case 'seat-moved':
      return `The seat of ${fact.from} was given to ${fact.to}`
    case 'device-replaced':
      return `${fact.by} replaced ${fact.device} and has its seat`
    case 'upgrade-asked':
      return `Version ${fact.version} ${fact.allowed ? 'may' : 'may not'} be installed (${fact.reason})`
  }
}

const countWords = ({ want, give }: { want: readonly string[]; give: readonly string[] }): string =>
  `activates ${want.length}, returns ${give.length}`

const someWords = ({ count, first }: { count: number; first: readonly string[] }): string =>
  first.join(', ') + (count > first.length ? ' …' : '')
