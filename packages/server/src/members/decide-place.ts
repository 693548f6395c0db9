import type { Caller, Outcome } from '../http/handler.ts'
import { inputInvalid, notFound, notPermitted } from '../http/refusals.ts'

/** Whose people are meant: the vendor's (null) or one partner's. A4: a partner's caller means its own partner only. */
export const decidePlace = (
  { sight }: Caller,
  asked: string | null,
  field: string,
): Outcome<string | null> => {
  switch (sight.of) {
    case 'vendor':
      return { ok: true, value: asked }
    case 'partner':
      return asked === null || asked === sight.partnerId
        ? { ok: true, value: sight.partnerId }
        : { ok: false, refusal: notFound('partner') }
    case 'account':
      return { ok: false, refusal: inputInvalid([{ field, message: 'An account has no members.' }]) }
  }
}

/** Spec §1: Customer Success gives partners their people; who joins the vendor, its administrators say. */
export const judgeInviter = (caller: Caller, partnerId: string | null) =>
  partnerId === null && caller.role !== 'administrator'
    ? notPermitted(
        'Only an administrator of the vendor invites people to the vendor.',
        'Ask an administrator, or name the partner to which you invite.',
      )
    : null
