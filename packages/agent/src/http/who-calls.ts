import type { IncomingHttpHeaders } from 'node:http'
import { decideLocalAccess } from '@tenure/core'
import { done, notDone, type AgentProblem, type Result } from '../result.ts'
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
  /**
   * A3: who calls, where that is somebody who may do what is `wanted`. `counts`: whether it keeps a session from ending
   * idle.
   */
  readonly permitted: (
    wanted: LocalCaller,
    way: Way,
    headers: IncomingHttpHeaders,
    counts?: boolean,
  ) => Result<Caller>
}

export const openWhoCalls = (tokens: Tokens, sessions: Sessions, users: Users): WhoCalls => {
  const callerOf = (way: Way, headers: IncomingHttpHeaders, counts: boolean): Result<Caller> => {
    if (way.by === 'owner') return done({ by: 'token', role: 'owner' })
    const [, token] = /^Bearer +(\S{1,200})$/i.exec(headers.authorization ?? '') ?? []
    if (token !== undefined) {
      const role = tokens.callerOf(token)
      return role === 'owner' || role === 'driver' ? done({ by: 'token', role }) : notDone(tokenInvalid())
    }
    const sessionId = sessionIdIn(headers)
    if (sessionId === null) return notDone(tokenMissing())
    const user = sessions.userOf(sessionId, { counts })
    return user === null ? notDone(sessionEnded()) : done({ by: 'session', user, sessionId })
  }
  const refusal = (caller: Caller, wanted: LocalCaller): AgentProblem | null => {
    if (caller.by === 'token') return isPermitted(caller.role, { for: wanted }) ? null : ownerOnly()
    const { name, role } = caller.user
    const verdict = decideLocalAccess({
      user: { name, isOwner: role === 'owner' },
      wants: wanted === 'viewer' ? 'view' : 'manage',
      othersMayView: users.othersMayView(),
    })
    return verdict.ok ? null : verdict.refusal
  }
  return {
    permitted: (wanted, way, headers, counts = true) => {
      const caller = callerOf(way, headers, counts)
      const refused = caller.ok ? refusal(caller.value, wanted) : null
      return refused === null ? caller : notDone(refused)
    },
  }
}

export const isOwner = (caller: Caller): boolean =>
  (caller.by === 'token' ? caller.role : caller.user.role) === 'owner'
