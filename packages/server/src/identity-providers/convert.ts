import type { IdentityProvider } from '@tenure/contract'
import { rfc3339, rfc3339OrNull } from '../http/rfc3339.ts'
import type { ProviderRow } from './store.ts'

export const providerToApi = (row: ProviderRow, publicUrl: string): IdentityProvider => ({
  id: row.id,
  partnerId: row.partner_id,
  domain: row.domain,
  issuer: row.issuer,
  clientId: row.client_id,
  required: row.required,
  redirectUri: redirectUriOf(publicUrl),
  lastUsedAt: rfc3339OrNull(row.last_used_at),
  createdAt: rfc3339(row.created_at),
})

/** Where a provider sends people back: one address for all, so that it is known before there is a provider. */
export const redirectUriOf = (publicUrl: string): string => `${publicUrl}/auth/sso/callback`
