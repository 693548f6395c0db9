import type { AgentProblem } from '../result.ts'
import { MAX_USERS } from './user-file.ts'

export const userNotFound = (name: string): AgentProblem => ({
  code: 'user-not-found',
  sentence: `The controller has no user ${name}.`,
  remedy: 'List the users (tenure-agent user list) and use one of their names.',
  facts: { name },
})

export const userExists = (name: string): AgentProblem => ({
  code: 'user-exists',
  sentence: `The controller has a user ${name} already.`,
  remedy: `Choose another name, or give ${name} a new password: tenure-agent user password ${name}.`,
  facts: { name },
})

export const usersFull = (): AgentProblem => ({
  code: 'input-invalid',
  sentence: `The controller has ${MAX_USERS} users, and no more can be kept.`,
  remedy: 'Remove one that is not needed any more.',
  facts: { limit: MAX_USERS },
})

/** Says neither whether there is such a user nor what was wrong. */
export const signInFailed = (): AgentProblem => ({
  code: 'sign-in-failed',
  sentence: 'The user name or the password is not right.',
  remedy: 'Try again. On the controller itself, tenure-agent user password NAME sets a new one.',
  facts: {},
})

export const tooManySignIns = (waitMs: number): AgentProblem => {
  const seconds = Math.ceil(waitMs / 1000)
  return {
    code: 'rate-limited',
    sentence: 'Too many sign-ins have failed.',
    remedy: `Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`,
    facts: { seconds },
  }
}
