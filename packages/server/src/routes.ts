import { accountRoutes } from './accounts/routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { catalogRoutes } from './catalog/routes.ts'
import { controllerRoutes } from './controllers/routes.ts'
import type { Handlers } from './http/handler.ts'
import { ledgerRoutes } from './ledger/routes.ts'
import { licenseRoutes } from './licenses/routes.ts'
import { memberRoutes } from './members/routes.ts'
import { partnerRoutes } from './partners/routes.ts'
import { releaseRoutes } from './releases/routes.ts'
import { settingsRoutes } from './settings/routes.ts'

/** The handler of every operation that needs a token; the type says when one is missing. */
export const allRoutes = (randomBytes: (length: number) => Uint8Array): Handlers => ({
  ...accountRoutes,
  ...caseRoutes,
  ...catalogRoutes,
  ...controllerRoutes,
  ...ledgerRoutes,
  ...licenseRoutes,
  ...memberRoutes(randomBytes),
  ...partnerRoutes,
  ...releaseRoutes,
  ...settingsRoutes,
})
