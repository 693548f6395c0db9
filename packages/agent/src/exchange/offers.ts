import { done, notDone } from '../result.ts'
import { keepKeyList } from './accept-answer.ts'
import { callService } from './call-service.ts'
import type { Exchange, ExchangeParts } from './exchange.ts'
import { makeRequest } from './make-request.ts'
import { accountNotSet } from './refusals.ts'

/** What the account has for this controller. The question is signed like a request, and neither kept nor repeated. */
export const askOffers = async (parts: ExchangeParts): ReturnType<Exchange['offers']> => {
  const { files, held, whose, clock, serviceUrl } = parts
  const account = files.account.read()
  if (account === null) return notDone(accountNotSet())
  const { customerId } = account
  const question = { whose, customerId, state: held.state(), want: [], give: [], self: parts.self() }
  const claims = makeRequest({ ...question, time: clock.judge(), nonce: parts.newNonce() })
  const body = parts.key.signRequest(claims)
  const reply = await callService({ serviceUrl, waiting: false }, () => parts.client.listOffers({ body }))
  if (!reply.ok) return reply
  if (reply.value.keyList !== null) await keepKeyList(reply.value.keyList, files, parts.root)
  return done({ account: reply.value.account, offers: reply.value.offers })
}
