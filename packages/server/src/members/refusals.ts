import type { Problem } from '../http/handler.ts'

export const invitationUnknown = (): Problem => ({
  code: 'invitation-unknown',
  sentence: 'This invitation was used, withdrawn or replaced, or its time is over.',
  remedy: 'Ask whoever invited you for a new one.',
  facts: {},
})

/** The link alone must not open what somebody has here already. */
export const passwordWrong = (): Problem => ({
  code: 'password-wrong',
  sentence: 'This address has a password here already, and it is another one.',
  remedy: 'Give the password that you have, or set a new one by "Forgotten password".',
  facts: {},
})

export const lastAdministrator = (): Problem => ({
  code: 'last-administrator',
  sentence: 'This is the last administrator, so nobody could give roles any more.',
  remedy: 'Make somebody else an administrator first.',
  facts: {},
})
