import type { Db, Tx } from '../db/database.ts'
import { transaction } from '../db/database.ts'
import type { Caller, Outcome } from '../http/handler.ts'
import { notTheirPlace, secondFactorMissing, ssoRequired } from '../http/refusals.ts'
import { domainOf } from '../identity-providers/domain-of.ts'
import { isProviderRequired } from '../identity-providers/store.ts'
import type { Session, SignIn } from '../sign-in/sign-in.ts'
import { findContactAccount, findMember, findSecondFactorPolicy } from './store.ts'

export type FoundPerson = { readonly session: Session; readonly caller: Caller }

/** Finds the person behind a session, as who acts for one place: null where nobody is signed in. */
export const personFinder =
  (db: Db, findSession: SignIn['findSession']) =>
  async (headers: Headers, actingFor: string): Promise<Outcome<FoundPerson | null>> => {
    const session = await findSession(headers)
    if (session === null) return { ok: true, value: null }
    const caller = await transaction(db, { sight: 'all' }, (tx) => findCaller(tx, session, actingFor))
    return caller.ok ? { ok: true, value: { session, caller: caller.value } } : caller
  }

/** A4: a person sees what belongs to the one that he acts for, and acts only for whom he works. */
const findCaller = async (tx: Tx, session: Session, actingFor: string): Promise<Outcome<Caller>> => {
  const [, scope, id = null] = /^(vendor|partner|account)(?::([0-9a-f-]{36}))?$/.exec(actingFor) ?? []
  const refused: Outcome<Caller> = { ok: false, refusal: notTheirPlace() }
  if (scope === undefined || (scope === 'vendor') !== (id === null)) return refused
  if (scope === 'account') return id === null ? refused : contactCaller(tx, session, id, refused)
  // A2: a code by e-mail opens what a customer may see, and nothing of the vendor or a partner.
  if (session.method === 'email-code') return refused
  if (session.method === 'sso' && session.providerId !== (id ?? 'vendor')) return refused
  const role = await findMember(tx, session.userId, id)
  if (role === undefined) return refused
  if (session.method !== 'sso' && (await isProviderRequired(tx, id, domainOf(session.email))))
    return { ok: false, refusal: ssoRequired() }
  if (session.method === 'password' && (await findSecondFactorPolicy(tx)) === 'required')
    return { ok: false, refusal: secondFactorMissing() }
  const sight = id === null ? ({ of: 'vendor' } as const) : ({ of: 'partner', partnerId: id } as const)
  return { ok: true, value: { ...personOf(session), scope: sight.of, role, sight } }
}

/** A contact carries documents for its account and sees its Customer ID: an operator's work. */
const contactCaller = async (
  tx: Tx,
  session: Session,
  accountId: string,
  refused: Outcome<Caller>,
): Promise<Outcome<Caller>> => {
  if (session.method === 'sso') return refused
  const account = await findContactAccount(tx, session.email, accountId)
  if (account === undefined) return refused
  const sight = { of: 'account', partnerId: account.partner_id, accountId } as const
  return { ok: true, value: { ...personOf(session), scope: 'account', role: 'operator', sight } }
}

const personOf = ({ userId, name, email }: Session) => ({ kind: 'person', id: userId, name, email }) as const
