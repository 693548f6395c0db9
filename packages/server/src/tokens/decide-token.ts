import type { Scope } from '@tenure/contract'
import type { Sight } from '@tenure/core'
import type { Outcome } from '../http/handler.ts'
import { inputInvalid, notFound, notPermitted } from '../http/refusals.ts'

export type AskedToken = {
  readonly scope: Scope
  readonly partnerId: string | null
  readonly accountId: string | null
}

/** Whose the token will be. That they exist in the caller's sight is for the store to say. */
export type TokenOwner =
  | { readonly scope: 'vendor' }
  | { readonly scope: 'partner'; readonly partnerId: string }
  | { readonly scope: 'account'; readonly partnerId: string | null; readonly accountId: string }

/** A token is made for the caller's own scope or below; what a caller has of its own need not be named. */
export const decideTokenOwner = (sight: Sight, asked: AskedToken): Outcome<TokenOwner> => {
  switch (asked.scope) {
    case 'vendor':
      return decideVendorToken(sight, asked)
    case 'partner':
      return decidePartnerToken(sight, asked)
    case 'account':
      return decideAccountToken(sight, asked)
  }
}

const decideVendorToken = (sight: Sight, asked: AskedToken): Outcome<TokenOwner> => {
  if (sight.of !== 'vendor') return aboveOwnScope(sight, asked)
  if (asked.partnerId !== null) return invalid('partnerId', 'A vendor’s token belongs to no partner.')
  if (asked.accountId !== null) return invalid('accountId', 'A vendor’s token belongs to no account.')
  return { ok: true, value: { scope: 'vendor' } }
}

const decidePartnerToken = (sight: Sight, asked: AskedToken): Outcome<TokenOwner> => {
  if (sight.of === 'account') return aboveOwnScope(sight, asked)
  if (asked.accountId !== null) return invalid('accountId', 'A partner’s token belongs to no account.')
  const partnerId = asked.partnerId ?? (sight.of === 'partner' ? sight.partnerId : null)
  if (partnerId === null) return invalid('partnerId', 'Say whose token it is to be.')
  if (sight.of === 'partner' && partnerId !== sight.partnerId)
    return { ok: false, refusal: notFound('partner') }
  return { ok: true, value: { scope: 'partner', partnerId } }
}

const decideAccountToken = (sight: Sight, asked: AskedToken): Outcome<TokenOwner> => {
  const accountId = asked.accountId ?? (sight.of === 'account' ? sight.accountId : null)
  if (accountId === null) return invalid('accountId', 'Say whose token it is to be.')
  return { ok: true, value: { scope: 'account', partnerId: asked.partnerId, accountId } }
}

const aboveOwnScope = (sight: Sight, { scope }: AskedToken): Outcome<never> => ({
  ok: false,
  refusal: notPermitted(
    `A token of the scope ${sight.of} cannot make one of the scope ${scope}.`,
    `Make one of the scope ${sight.of} or below, or ask somebody of the scope ${scope}.`,
  ),
})

const invalid = (field: string, message: string): Outcome<never> => ({
  ok: false,
  refusal: inputInvalid([{ field: `body.${field}`, message }]),
})
