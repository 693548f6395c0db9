/** The status of a license (M8) as the service tells it: its state, and `Expiring 2027-03-05`. */
export type Status = {
  readonly state: 'not-started' | 'active' | 'expiring' | 'expired'
  readonly text: string
}

/** The day that a status names; empty where it names none. */
export const dayOfStatus = ({ text }: Status): string => /\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? ''

export const statusColours = {
  'not-started': 'gray',
  active: 'teal',
  expiring: 'yellow',
  expired: 'red',
} as const satisfies Record<Status['state'], string>
