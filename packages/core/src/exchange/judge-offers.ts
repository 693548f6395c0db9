import type { ExchangeRequest } from '../document/request.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { AccountFacts, KnownController } from './facts.ts'
import { judgeNamedAccount } from './judge-named-account.ts'
import { approvalRequired, controllerReplaced, keyChanged } from './refusals.ts'

export type OffersFacts = {
  readonly request: ExchangeRequest
  readonly keyThumbprint: string
  readonly controller: KnownController | null
  readonly named: AccountFacts | null
}

/**
 * Whether a controller may see what the account it names offers, and which account that is (A1). A Customer ID is
 * enough; a controller that may not activate there sees nothing either. Changes nothing.
 */
export const judgeOffers = ({
  request,
  keyThumbprint,
  controller,
  named,
}: OffersFacts): Verdict<AccountFacts> => {
  if (controller !== null && controller.keyThumbprint !== keyThumbprint) {
    return refused(keyChanged(request.installCode, keyThumbprint))
  }
  if (controller?.status === 'replaced') return refused(controllerReplaced(request.installCode))
  const judged = judgeNamedAccount(request.customerId, named)
  if (!judged.ok) return judged
  const account = judged.value
  const approved =
    controller !== null && controller.account.id === account.id && controller.status === 'active'
  if (account.approvesControllers && !approved) return refused(approvalRequired(account.name))
  return granted(account)
}
