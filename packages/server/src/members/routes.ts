import { mayCall, operations, type Operation, type OperationId } from '@tenure/contract'
import type { Call, Handlers, Outcome } from '../http/handler.ts'
import { byUuid, pageOf, readCursor } from '../http/cursor.ts'
import { notFound } from '../http/refusals.ts'
import { rfc3339, rfc3339OrNull } from '../http/rfc3339.ts'
import { findPartner } from '../partners/store.ts'
import { findAccount } from '../accounts/store.ts'
import { findToken } from '../tokens/store.ts'
import { invitationToApi, memberToApi } from './convert.ts'
import { decidePlace, judgeInviter } from './decide-place.ts'
import { deleteInvitation, findInvitation, listInvitations } from './invitation-store.ts'
import { invite, type LinkParts } from './invite.ts'
import { lastAdministrator } from './refusals.ts'
import {
  deleteMember,
  findMemberById,
  listMembers,
  lockAdministrators,
  setRole,
  type MemberRow,
} from './store.ts'

type MemberRoutes = Handlers<
  | 'whoAmI'
  | 'listMembers'
  | 'changeRole'
  | 'removeMember'
  | 'listInvitations'
  | 'inviteMember'
  | 'withdrawInvitation'
>

export const memberRoutes = (links: LinkParts): MemberRoutes => ({
  whoAmI: async (_input, { tx, caller, at }) => {
    const { sight } = caller
    const partnerId = sight.of === 'vendor' ? null : sight.partnerId
    const accountId = sight.of === 'account' ? sight.accountId : null
    const partner = partnerId === null ? undefined : await findPartner(sight, tx, partnerId)
    const account = accountId === null ? undefined : await findAccount(sight, tx, accountId)
    const token = caller.kind === 'token' ? await findToken(sight, tx, caller.id) : undefined
    return {
      ok: true,
      value: {
        kind: caller.kind,
        id: caller.id,
        name: caller.name,
        email: caller.email,
        scope: caller.scope,
        role: caller.role,
        partnerId,
        partnerName: partner?.name ?? null,
        accountId,
        accountName: account?.name ?? null,
        expiresAt: rfc3339OrNull(token?.expires_at ?? null),
        now: rfc3339(at),
        may: entries.filter(([, { access }]) => mayCall(access, caller)).map(([id]) => id),
      },
    }
  },

  listMembers: async ({ query }, { tx, caller }) => {
    const place = decidePlace(caller, query.partnerId ?? null, 'query.partnerId')
    if (!place.ok) return place
    const after = readCursor(byUuid, query.cursor)
    if (!after.ok) return after
    const page = { after: after.value?.[0] ?? null, limit: query.limit + 1 }
    const rows = await listMembers(caller.sight, tx, place.value, page)
    return { ok: true, value: pageOf(rows, query.limit, (row) => [row.id], memberToApi) }
  },

  changeRole: async ({ params, body }, call) => {
    const found = await findChangeable(call, params.id, body.role !== 'administrator')
    if (!found.ok) return found
    await setRole(call.caller.sight, call.tx, params.id, body.role)
    return { ok: true, value: memberToApi({ ...found.value, role: body.role }) }
  },

  removeMember: async ({ params }, call) => {
    const found = await findChangeable(call, params.id, true)
    if (!found.ok) return found
    await deleteMember(call.caller.sight, call.tx, params.id)
    return { ok: true, value: undefined }
  },

  listInvitations: async ({ query }, { tx, caller }) => {
    const place = decidePlace(caller, query.partnerId ?? null, 'query.partnerId')
    if (!place.ok) return place
    const after = readCursor(byUuid, query.cursor)
    if (!after.ok) return after
    const page = { after: after.value?.[0] ?? null, limit: query.limit + 1 }
    const rows = await listInvitations(caller.sight, tx, place.value, page)
    return { ok: true, value: pageOf(rows, query.limit, (row) => [row.id], invitationToApi) }
  },

  inviteMember: invite(links),

  withdrawInvitation: async ({ params }, { tx, caller }) => {
    const found = await findInvitation(caller.sight, tx, params.id)
    const refusal = found === undefined ? notFound('invitation') : judgeInviter(caller, found.partner_id)
    if (refusal !== null) return { ok: false, refusal }
    return (await deleteInvitation(caller.sight, tx, params.id))
      ? { ok: true, value: undefined }
      : { ok: false, refusal: notFound('invitation') }
  },
})

const entries = Object.entries(operations) as [OperationId, Operation][]

/** The member, who may lose the role of administrator only where another one is left. */
const findChangeable = async (
  { tx, caller }: Call,
  id: string,
  losesAdministration: boolean,
): Promise<Outcome<MemberRow>> => {
  const member = await findMemberById(caller.sight, tx, id)
  if (member === undefined) return { ok: false, refusal: notFound('member') }
  const administrators = await lockAdministrators(tx, member.partner_id)
  const isLast = administrators.length === 1 && administrators[0] === id
  return losesAdministration && isLast
    ? { ok: false, refusal: lastAdministrator() }
    : { ok: true, value: member }
}
