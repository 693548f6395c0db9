import { byUuid, pageOf, readCursor } from '../http/cursor.ts'
import { judgeVersion } from '../http/entity-tag.ts'
import type { Handlers } from '../http/handler.ts'
import { notFound } from '../http/refusals.ts'
import { seal } from '../idempotency/seal.ts'
import { decidePlace } from '../members/decide-place.ts'
import { endSessionsOfProvider } from '../sign-in/session-store.ts'
import { addProvider, sealContext, type ProviderParts } from './add-provider.ts'
import { providerToApi } from './convert.ts'
import { ssoUntried } from './refusals.ts'
import { deleteProvider, findProvider, listProviders, lockProvider, updateProvider } from './store.ts'

type ProviderRoutes = Handlers<
  | 'listIdentityProviders'
  | 'addIdentityProvider'
  | 'getIdentityProvider'
  | 'editIdentityProvider'
  | 'removeIdentityProvider'
>

export const identityProviderRoutes = (parts: ProviderParts): ProviderRoutes => ({
  listIdentityProviders: async ({ query }, { tx, caller }) => {
    const place = decidePlace(caller, query.partnerId ?? null, 'query.partnerId')
    if (!place.ok) return place
    const after = readCursor(byUuid, query.cursor)
    if (!after.ok) return after
    const page = { after: after.value?.[0] ?? null, limit: query.limit + 1 }
    const rows = await listProviders(caller.sight, tx, place.value, page)
    const toApi = (row: (typeof rows)[number]) => providerToApi(row, parts.publicUrl())
    return { ok: true, value: pageOf(rows, query.limit, (row) => [row.id], toApi) }
  },

  addIdentityProvider: addProvider(parts),

  getIdentityProvider: async ({ params }, { tx, caller }) => {
    const row = await findProvider(caller.sight, tx, params.id)
    return row === undefined
      ? { ok: false, refusal: notFound('identity provider') }
      : { ok: true, value: providerToApi(row, parts.publicUrl()), version: row.version }
  },

  editIdentityProvider: async ({ params, body, ifMatch }, { tx, caller }) => {
    const row = await lockProvider(caller.sight, tx, params.id)
    if (row === undefined) return { ok: false, refusal: notFound('identity provider') }
    const changedMeanwhile = judgeVersion(row.version, ifMatch)
    if (changedMeanwhile !== null) return { ok: false, refusal: changedMeanwhile }
    const required = body.required ?? row.required
    if (required && row.last_used_at === null) return { ok: false, refusal: ssoUntried() }
    const edited = await updateProvider(caller.sight, tx, row.id, {
      client_id: body.clientId ?? row.client_id,
      client_secret:
        body.clientSecret === undefined
          ? row.client_secret
          : seal(body.clientSecret, parts.secret, sealContext(row.id)),
      required,
    })
    return { ok: true, value: providerToApi(edited, parts.publicUrl()), version: edited.version }
  },

  removeIdentityProvider: async ({ params }, { tx, caller }) => {
    const row = await lockProvider(caller.sight, tx, params.id)
    if (row === undefined) return { ok: false, refusal: notFound('identity provider') }
    await deleteProvider(caller.sight, tx, row.id)
    await endSessionsOfProvider(tx, row)
    return { ok: true, value: undefined }
  },
})
