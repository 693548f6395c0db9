import type { Partner } from '@tenure/contract'
import { rfc3339 } from '../http/rfc3339.ts'
import type { PartnerRow } from './store.ts'

export const partnerToApi = (row: PartnerRow): Partner => ({
  id: row.id,
  name: row.name,
  createdAt: rfc3339(row.created_at),
})
