import { accountRoutes } from './accounts/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { catalogRoutes } from './catalog/routes.ts'
import { controllerRoutes } from './controllers/routes.ts'
import type { Handlers } from './http/handler.ts'
import type { ResolveTxt } from './identity-providers/prove-domain.ts'
import { identityProviderRoutes } from './identity-providers/routes.ts'
import { ledgerRoutes } from './ledger/routes.ts'
import { licenseRoutes } from './licenses/routes.ts'
import type { LinkParts } from './members/invite.ts'
import { memberRoutes } from './members/routes.ts'
import { noticeRoutes } from './notices/routes.ts'
import { overviewRoutes } from './overview/routes.ts'
import { partnerRoutes } from './partners/routes.ts'
import { releaseRoutes } from './releases/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { settingsRoutes } from './settings/routes.ts'
import { tokenRoutes } from './tokens/routes.ts'

export type RouteParts = LinkParts & {
  readonly randomBytes: (length: number) => Uint8Array
  readonly resolveTxt: ResolveTxt
}

/** The handler of every operation that needs a token; the type says when one is missing. */
export const allRoutes = (parts: RouteParts): Handlers => ({
  ...accountRoutes,
  ...auditRoutes,
  ...caseRoutes,
  ...catalogRoutes,
  ...controllerRoutes,
  ...identityProviderRoutes(parts),
  ...ledgerRoutes,
  ...licenseRoutes,
  ...memberRoutes(parts),
  ...tokenRoutes(parts.randomBytes),
  ...noticeRoutes(parts),
  ...overviewRoutes,
  ...partnerRoutes,
  ...releaseRoutes,
  ...searchRoutes,
  ...settingsRoutes,
})
