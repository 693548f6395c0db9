import type { Operations } from '@tenure/contract'
import type { Handler, Problem } from '../http/handler.ts'
import { alreadyExists, busy, notFound } from '../http/refusals.ts'
import { seal } from '../idempotency/seal.ts'
import { decidePlace } from '../members/decide-place.ts'
import type { LinkParts } from '../members/invite.ts'
import { findPartner } from '../partners/store.ts'
import { providerToApi } from './convert.ts'
import { domainRecord, isInDns, type ResolveTxt } from './prove-domain.ts'
import { mayAsk, reachOf } from './reach.ts'
import { domainUnproven, issuerNotHttps } from './refusals.ts'
import { insertProvider } from './store.ts'

export type ProviderParts = LinkParts & { readonly resolveTxt: ResolveTxt }

export const addProvider = (parts: ProviderParts): Handler<Operations['addIdentityProvider']> => {
  const proving = provingOneByOne(parts)
  return async ({ body }, { caller, tx, at, newId }) => {
    const place = decidePlace(caller, body.partnerId, 'body.partnerId')
    if (!place.ok) return place
    const partnerId = place.value
    if (partnerId !== null && (await findPartner(caller.sight, tx, partnerId)) === undefined)
      return { ok: false, refusal: notFound('partner') }
    if (!mayAsk(new URL(body.issuer), reachOf(partnerId, parts.publicUrl())))
      return { ok: false, refusal: issuerNotHttps() }
    // Else anybody could have the sign-in of other people's domains end at a page of theirs.
    const unproven = caller.sight.of === 'vendor' ? null : await proving(partnerId, body.domain)
    if (unproven !== null) return { ok: false, refusal: unproven }
    const id = newId()
    const row = await insertProvider(
      tx,
      {
        id,
        partner_id: partnerId,
        domain: body.domain,
        issuer: body.issuer,
        client_id: body.clientId,
        client_secret: seal(body.clientSecret, parts.secret, sealContext(id)),
      },
      at,
    )
    return row === undefined
      ? {
          ok: false,
          refusal: alreadyExists(
            `An identity provider for ${body.domain}`,
            'Remove it first, or ask the vendor whose it is.',
          ),
        }
      : { ok: true, value: providerToApi(row, parts.publicUrl()) }
  }
}

/** A sealed secret opens for its own row only. */
export const sealContext = (id: string): string => `identity provider ${id}`

/** The DNS of a stranger may be slow, and meanwhile a transaction is open: so one at a time, and the others try again. */
const provingOneByOne = ({ secret, resolveTxt }: ProviderParts) => {
  let isAsking = false
  return async (partnerId: string | null, domain: string): Promise<Problem | null> => {
    if (isAsking) return busy()
    isAsking = true
    try {
      const record = domainRecord(partnerId ?? 'vendor', domain, secret)
      return (await isInDns(record, resolveTxt)) ? null : domainUnproven(record)
    } finally {
      isAsking = false
    }
  }
}
