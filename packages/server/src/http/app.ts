import { Hono } from 'hono'
import { accompany, type AccompanyParts } from './accompany.ts'
import { send, type Env } from './context.ts'
import { failureReply } from './failure-reply.ts'
import { mountOperations, type MountParts } from './mount-operations.ts'
import { problemReply } from './problem-reply.ts'
import { mountDocs, type DocsParts } from './public/docs.ts'
import { mountHealth, type HealthParts } from './public/health.ts'
import { mountKeys, type KeyParts } from './public/keys.ts'
import { mountPortals, type PortalParts } from './public/portals.ts'
import { mountSignIn, type SignInRouteParts } from './public/sign-in.ts'
import { mountUnsubscribe, type UnsubscribeParts } from './public/unsubscribe.ts'
import { pathNotFound } from './refusals.ts'

/** Everything the service's HTTP side works with; wired once, in `wire-app.ts` and in tests. */
export type AppParts = MountParts &
  AccompanyParts &
  HealthParts &
  KeyParts &
  DocsParts &
  SignInRouteParts &
  PortalParts &
  UnsubscribeParts

export type App = Hono<Env>

/** The whole HTTP side: pure from `Request` to `Response` but for what its parts do. Opens no port. */
export const createApp = (parts: AppParts): App => {
  const app: App = new Hono<Env>()
  app.use(accompany(parts))
  mountHealth(app, parts)
  mountKeys(app, parts)
  mountDocs(app, parts)
  mountSignIn(app, parts)
  mountUnsubscribe(app, parts)
  mountPortals(app, parts)
  mountOperations(app, parts)
  app.notFound((c) => send(problemReply(pathNotFound(), c.var.requestId)))
  app.onError((error, c) => {
    const { requestId, operation } = c.var
    parts.log.error({ err: error, requestId, operation }, 'a request failed')
    return send(failureReply(error, requestId))
  })
  return app
}
