import type { ExchangeRequest } from '../document/request.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { AccountFacts, KnownController } from './facts.ts'
import {
  approvalRequired,
  controllerReplaced,
  customerIdMissing,
  customerIdUnknown,
  keyChanged,
} from './refusals.ts'

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
    return refused(
      keyChanged(request.installCode, { knownKey: controller.keyThumbprint, presentedKey: keyThumbprint }),
    )
  }
  if (controller?.status === 'replaced') return refused(controllerReplaced(request.installCode))
  if (request.customerId === null) return refused(customerIdMissing())
  if (named === null || named.archived) return refused(customerIdUnknown())
  const approved = controller !== null && controller.account.id === named.id && controller.status === 'active'
  if (named.approvesControllers && !approved) return refused(approvalRequired(named.name))
  return granted(named)
}
