import type { Invitation, Member } from '@tenure/contract'
import { rfc3339 } from '../http/rfc3339.ts'
import type { InvitationRow } from './invitation-store.ts'
import type { MemberRow } from './store.ts'

export const memberToApi = (row: MemberRow): Member => ({
  id: row.id,
  partnerId: row.partner_id,
  name: row.name,
  email: row.email,
  role: row.role,
  secondFactor: row.secondFactor,
  createdAt: rfc3339(row.created_at),
})

export const invitationToApi = (row: Omit<InvitationRow, 'accepted_at' | 'language'>): Invitation => {
  if (row.email === null) throw new Error(`invitation ${row.id} has no address`)
  return {
    id: row.id,
    partnerId: row.partner_id,
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by,
    createdAt: rfc3339(row.created_at),
    expiresAt: rfc3339(row.expires_at),
  }
}
