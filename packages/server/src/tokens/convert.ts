import type { Token } from '@tenure/contract'
import { rfc3339, rfc3339OrNull } from '../http/rfc3339.ts'
import type { TokenRow } from './store.ts'

export const tokenToApi = (row: TokenRow): Token => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  role: row.role,
  partnerId: row.partner_id,
  accountId: row.account_id,
  createdAt: rfc3339(row.created_at),
  expiresAt: rfc3339OrNull(row.expires_at),
  lastUsedAt: rfc3339OrNull(row.last_used_at),
})
