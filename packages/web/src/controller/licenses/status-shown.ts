/** M8 has three states, as English texts with a day: `Expiring 2026-12-31`. */
export type States = {
  readonly active: string
  readonly expiring: (day: string) => string
  readonly expired: (day: string) => string
}

/** The state in the language that is spoken; what is none of the three is shown as it is. */
export const toldStatus = (status: string, states: States, day: (value: string) => string): string => {
  const [state, at = ''] = status.split(' ')
  if (state === 'Active') return states.active
  if (state === 'Expiring') return states.expiring(day(at))
  return state === 'Expired' ? states.expired(day(at)) : status
}

export const statusColour = (status: string): string =>
  status.startsWith('Expired') ? 'red' : status.startsWith('Expiring') ? 'yellow' : 'teal'
