import type { Instant, JudgedTime, OwnClock } from '@tenure/core'

/** What the agent takes for the time, and what its own clock is worth. */
export type TimeFacts = JudgedTime & {
  readonly own: { readonly standing: OwnClock; readonly shows: Instant }
}

/** A code for the pages, which say it in the reader's language; `meaning` says the same in English. */
export type TimeCode = 'right' | 'unknown-never-set' | 'unknown-behind' | 'answer-counts'

/** O5: the time as it is judged by, and what that means for whoever looks at it. Instants as RFC 3339. */
export const timeOf = ({ at, certain, own }: TimeFacts) => {
  const code = codeOf(certain, own.standing)
  return {
    at: new Date(at).toISOString(),
    certain,
    code,
    meaning: meanings[code],
    /** What the controller's own clock shows, right or wrong. */
    ownClock: new Date(own.shows).toISOString(),
  }
}

const codeOf = (certain: boolean, standing: OwnClock): TimeCode => {
  if (standing === 'right') return 'right'
  if (certain) return 'answer-counts'
  return standing === 'never-set' ? 'unknown-never-set' : 'unknown-behind'
}

const whatItMeans =
  'All devices go on running and no license is lost, but upgrades that need maintenance wait. ' +
  'Set the clock, or take in a fresh answer of the service.'

const meanings = {
  right: '',
  'unknown-never-set': `The time is unknown: the clock of the controller was never set. ${whatItMeans}`,
  'unknown-behind': `The time is unknown: the clock of the controller shows less than was seen before. ${whatItMeans}`,
  'answer-counts':
    'The clock of the controller is wrong. The time of the last answer of the service counts, until the agent is started again. ' +
    'Set the clock.',
} as const satisfies Record<TimeCode, string>
