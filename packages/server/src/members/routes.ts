import type { Handlers } from '../http/handler.ts'
import { byUuid, pageOf, readCursor } from '../http/cursor.ts'
import { notFound } from '../http/refusals.ts'
import { tokenToApi } from './convert.ts'
import { createToken } from './create-token.ts'
import { findToken, listTokens, revokeToken } from './store.ts'

type MemberRoutes = Handlers<'whoAmI' | 'listTokens' | 'createToken' | 'revokeToken'>

export const memberRoutes = (randomBytes: (length: number) => Uint8Array): MemberRoutes => ({
  whoAmI: async (_input, { tx, caller }) => {
    const row = await findToken(caller.sight, tx, caller.tokenId)
    return row === undefined
      ? { ok: false, refusal: notFound('token') }
      : { ok: true, value: tokenToApi(row) }
  },

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
