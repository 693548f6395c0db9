import type { Hono } from 'hono'
import { allowOnly } from '../allow-only.ts'
import { send, type Env } from '../context.ts'
import type { RateLimits } from '../rate-limit.ts'
import { textReply } from '../reply.ts'
import { limited } from '../run-operation.ts'

export type KeyParts = {
  /** The newest key list: a compact JWS signed by the offline root (O7). */
  readonly keyList: () => Promise<string>
  readonly limits: RateLimits
}

/** `/.well-known/tenure/keys`: with it and the root's public key anybody can check a license file. */
export const mountKeys = (app: Hono<Env>, { keyList, limits }: KeyParts): void => {
  const path = '/.well-known/tenure/keys'
  app.get(path, async (c) => {
    c.set('operation', 'keys')
    const { ip, requestId } = c.var
    return send(
      await limited(limits.address.take(ip), requestId, async () =>
        textReply('application/jose', await keyList()),
      ),
    )
  })
  app.all(path, allowOnly(['GET']))
}
