import { decideLocalAccess } from '@tenure/core'
import type { AgentProblem } from '../result.ts'
import type { KnownUser, Users } from '../users/open-users.ts'
import { isPermitted } from './call.ts'
import type { Way } from './arrival.ts'
import { ownerOnly, sessionEnded, tokenInvalid, tokenMissing } from './refusals.ts'
import { sessionIdIn } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'
import type { LocalCaller, Tokens } from './tokens.ts'

/** Who makes a call: a program with a token (or at the socket), or a person who is signed in. */
export type Caller =
  | { readonly by: 'token'; readonly role: 'owner' | 'driver' }
  | { readonly by: 'session'; readonly user: KnownUser; readonly sessionId: string }

export type WhoCalls = {
  /** A problem where it is nobody we know. `counts`: whether it keeps a session from ending idle. */
  readonly caller: (way: Way, headers: Headers, counts?: boolean) => Caller | AgentProblem
  /** A3: why this caller may not do what is `wanted`; null when it may. */
  readonly refusal: (caller: Caller, wanted: LocalCaller) => AgentProblem | null
}

export const openWhoCalls = (tokens: Tokens, sessions: Sessions, users: Users): WhoCalls => ({
  caller: (way, headers, counts = true) => {
    if (way.by === 'owner') return { by: 'token', role: 'owner' }
    const [, token] = /^Bearer +(\S{1,200})$/i.exec(headers.get('authorization') ?? '') ?? []
    if (token !== undefined) {
      const role = tokens.callerOf(token)
      return role === 'owner' || role === 'driver' ? { by: 'token', role } : tokenInvalid()
    }
    const sessionId = sessionIdIn(headers)
    if (sessionId === null) return tokenMissing()
    const user = sessions.userOf(sessionId, { counts })
    return user === null ? sessionEnded() : { by: 'session', user, sessionId }
  },
  refusal: (caller, wanted) => {
    if (caller.by === 'token') return isPermitted(caller.role, { for: wanted }) ? null : ownerOnly()
    const { name, role } = caller.user
    const verdict = decideLocalAccess({
      user: { name, isOwner: role === 'owner' },
      wants: wanted === 'viewer' ? 'view' : 'manage',
      othersMayView: users.othersMayView(),
    })
    return verdict.ok ? null : verdict.refusal
  },
})

export const isOwner = (caller: Caller): boolean =>
  (caller.by === 'token' ? caller.role : caller.user.role) === 'owner'
