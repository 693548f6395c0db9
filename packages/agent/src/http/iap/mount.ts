import type { Context, Hono } from 'hono'
import type { Agent } from '../../agent/agent.ts'
import type { AgentProblem } from '../../result.ts'
import type { LocalEnv } from '../arrival.ts'
import { httpsRequired } from '../refusals.ts'
import type { Sessions } from '../sessions.ts'
import type { WhoCalls } from '../who-calls.ts'
import { iapCalls } from './calls.ts'
import { sessionTimeout, signIn, signOut } from './sign-in.ts'
import { needsHttps, pathsOf } from './ways.ts'

export type IapParts = {
  readonly agent: Agent
  readonly who: WhoCalls
  readonly sessions: Sessions
  readonly refuse: (context: Context<LocalEnv>, problem: AgentProblem) => Response
}

/** Mounts `/iap`: the calls of the table for who is known, and the sign-in for everybody. */
export const mountIap = (app: Hono<LocalEnv>, { agent, who, sessions, refuse }: IapParts): void => {
  const on = (
    methods: readonly string[],
    path: string,
    work: (context: Context<LocalEnv>) => Response | Promise<Response>,
  ): void => {
    app.on([...methods], [...pathsOf(path)], (context) =>
      needsHttps(context.env) ? refuse(context, httpsRequired()) : work(context),
    )
  }

  on(['POST'], '/iap/auth/login', async (context) => {
    const signedIn = await signIn(context.req.raw, isSecure(context), { users: agent.users, sessions })
    if (!signedIn.ok) return refuse(context, signedIn.refusal)
    context.header('set-cookie', signedIn.value.cookie)
    return context.json(signedIn.value.user)
  })
  // Spec §4 has POST; the public reference of the SmartServer has PUT.
  on(['POST', 'PUT'], '/iap/auth/logout', (context) => {
    context.header('set-cookie', signOut(context.req.raw, isSecure(context), sessions))
    return context.body(null, 204)
  })
  on(['GET'], '/iap/auth/sessionTimeout', (context) => context.json(sessionTimeout()))

  for (const call of iapCalls)
    on([call.method], call.path, async (context) => {
      const caller = who.caller(context.env, context.req.raw.headers)
      if (!('by' in caller)) return refuse(context, caller)
      const refusal = who.refusal(caller, call.for)
      if (refusal !== null) return refuse(context, refusal)
      const result = await call.answer({ request: context.req.raw, agent, caller })
      if (!result.ok) return refuse(context, result.refusal)
      return result.value === undefined ? context.body(null, 204) : context.json(result.value as object)
    })
}

const isSecure = ({ env }: Context<LocalEnv>): boolean => env.by === 'network' && env.encrypted === true
