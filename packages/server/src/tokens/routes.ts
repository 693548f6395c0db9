import type { Handlers } from '../http/handler.ts'
import { byUuid, pageOf, readCursor } from '../http/cursor.ts'
import { notFound } from '../http/refusals.ts'
import { tokenToApi } from './convert.ts'
import { createToken } from './create-token.ts'
import { listTokens, revokeToken } from './store.ts'

type TokenRoutes = Handlers<'listTokens' | 'createToken' | 'revokeToken'>

export const tokenRoutes = (randomBytes: (length: number) => Uint8Array): TokenRoutes => ({
  listTokens: async ({ query }, { tx, caller }) => {
    const after = readCursor(byUuid, query.cursor)
    if (!after.ok) return after
    const rows = await listTokens(caller.sight, tx, after.value?.[0] ?? null, query.limit + 1)
    return { ok: true, value: pageOf(rows, query.limit, (row) => [row.id], tokenToApi) }
  },

  createToken: createToken(randomBytes),

  revokeToken: async ({ params }, { tx, caller, at }) =>
    (await revokeToken(caller.sight, tx, params.id, at))
      ? { ok: true, value: undefined }
      : { ok: false, refusal: notFound('token') },
})
