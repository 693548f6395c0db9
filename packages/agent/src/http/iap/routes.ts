import type { Agent } from '../../agent/agent.ts'
import { done, notDone } from '../../result.ts'
import { emptyReply, jsonReply, type LocalRequest } from '../local-request.ts'
import { httpsRequired } from '../refusals.ts'
import type { Route } from '../routes.ts'
import type { Sessions } from '../sessions.ts'
import type { WhoCalls } from '../who-calls.ts'
import { iapCalls, type IapCall } from './calls.ts'
import { sessionTimeout, signIn, signOut } from './sign-in.ts'
import { needsHttps, pathsOf } from './ways.ts'

export type IapParts = {
  readonly agent: Agent
  readonly who: WhoCalls
  readonly sessions: Sessions
}

/** `/iap`: the calls of the table for who is known, and the sign-in for everybody, each at both of its paths. */
export const iapRoutes = (parts: IapParts): readonly Route[] =>
  [...signInRoutes(parts), ...iapCalls.map((call) => callRoute(call, parts))].flatMap((route) =>
    pathsOf(route.path).map((path) => ({ ...route, path, answer: overHttps(route.answer) })),
  )

const overHttps =
  (answer: Route['answer']): Route['answer'] =>
  (request, parameters) =>
    needsHttps(request.arrival) ? notDone(httpsRequired()) : answer(request, parameters)

const signInRoutes = ({ agent, sessions }: IapParts): readonly Route[] => [
  {
    method: 'POST',
    path: '/iap/auth/login',
    answer: async (request) => {
      const signedIn = await signIn(request, isSecure(request), { users: agent.users, sessions })
      if (!signedIn.ok) return signedIn
      return done(jsonReply(signedIn.value.user, { 'set-cookie': signedIn.value.cookie }))
    },
  },
  // Spec §4 has POST; the public reference of the SmartServer has PUT.
  ...['POST', 'PUT'].map((method): Route => ({
    method,
    path: '/iap/auth/logout',
    answer: (request) => done(emptyReply({ 'set-cookie': signOut(request, isSecure(request), sessions) })),
  })),
  {
    method: 'GET',
    path: '/iap/auth/sessionTimeout',
    answer: () => done(jsonReply(sessionTimeout())),
  },
]

const callRoute = (call: IapCall, { agent, who }: IapParts): Route => ({
  method: call.method,
  path: call.path,
  answer: async (request) => {
    const caller = who.permitted(call.for, request.arrival, request.headers)
    if (!caller.ok) return caller
    const result = await call.answer({ request, agent, caller: caller.value })
    if (!result.ok) return result
    return done(result.value === undefined ? emptyReply() : jsonReply(result.value))
  },
})

const isSecure = ({ arrival }: LocalRequest): boolean =>
  arrival.by === 'network' && arrival.encrypted === true
