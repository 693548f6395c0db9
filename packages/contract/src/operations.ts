import { auditOperations } from './audit.ts'
import { controllerOperations } from './controllers.ts'
import { exchangeOperations } from './exchange.ts'
import { identityProviderOperations } from './identity-providers.ts'
import { licenseOperations } from './licenses.ts'
import { noticeOperations } from './notices.ts'
import { overviewOperations } from './overview.ts'
import { partnerOperations } from './partners.ts'
import { peopleOperations } from './people.ts'
import { productOperations } from './products.ts'
import { tokenOperations } from './tokens.ts'

/** Every operation of the API, by its operationId. */
export const operations = {
  ...exchangeOperations,
  ...licenseOperations,
  ...controllerOperations,
  ...partnerOperations,
  ...tokenOperations,
  ...peopleOperations,
  ...identityProviderOperations,
  ...productOperations,
  ...overviewOperations,
  ...auditOperations,
  ...noticeOperations,
}
export type Operations = typeof operations
export type OperationId = keyof Operations
