import type { Hono } from 'hono'
import { send, type Env } from '../context.ts'
import { allowOnly } from '../allow-only.ts'
import type { Metrics } from '../metrics.ts'
import { problemReply } from '../problem-reply.ts'
import { busy } from '../refusals.ts'
import { jsonReply, textReply } from '../reply.ts'

export type HealthParts = {
  /** True while the service can do its work: not stopping, the database there and migrated. Never throws. */
  readonly isReady: () => Promise<boolean>
  readonly metrics: Metrics
}

/** `/healthz`: the process runs. `/readyz`: requests may be sent to it. `/metrics`: for Prometheus. */
export const mountHealth = (app: Hono<Env>, { isReady, metrics }: HealthParts): void => {
  app.get('/healthz', (c) => {
    c.set('operation', 'healthz')
    return send(jsonReply(200, '{"status":"ok"}'))
  })
  app.get('/readyz', async (c) => {
    c.set('operation', 'readyz')
    const ready = await isReady()
    return send(ready ? jsonReply(200, '{"status":"ready"}') : problemReply(busy(), c.var.requestId))
  })
  app.get('/metrics', async (c) => {
    c.set('operation', 'metrics')
    return send(textReply(metrics.contentType, await metrics.print()))
  })
  for (const path of ['/healthz', '/readyz', '/metrics']) app.all(path, allowOnly(['GET']))
}
