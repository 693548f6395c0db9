import type { CaseReply, CaseSeen } from '@tenure/contract'
import { rfc3339, rfc3339OrNull } from '../http/rfc3339.ts'
import type { NamedCase } from './list-store.ts'
import type { StoredCase } from './store.ts'

export const caseToApi = (found: StoredCase): CaseReply => ({
  id: found.id,
  partnerId: found.partnerId,
  controllerId: found.controllerId,
  kind: found.kind,
  state: found.resolvedAt === null ? 'open' : 'resolved',
  evidence: found.evidence.map((sighting) => ({ ...sighting })),
  openedAt: rfc3339(found.openedAt),
  resolvedAt: rfc3339OrNull(found.resolvedAt),
  resolution: found.resolution,
})

export const caseSeenToApi = (found: NamedCase): CaseSeen => ({
  ...caseToApi(found),
  installCode: found.installCode,
  accountId: found.accountId,
  accountName: found.accountName,
  partnerName: found.partnerName,
})
