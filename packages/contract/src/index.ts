import { controllerOperations } from './controllers.ts'
import { exchangeOperations } from './exchange.ts'
import { licenseOperations } from './licenses.ts'
import { partnerOperations, tokenOperations } from './partners.ts'
import { productOperations } from './products.ts'

/** Every operation of the API, by its operationId. */
export const operations = {
  ...exchangeOperations,
  ...licenseOperations,
  ...controllerOperations,
  ...partnerOperations,
  ...tokenOperations,
  ...productOperations,
}
export type Operations = typeof operations
export type OperationId = keyof Operations

export type * from './controllers.ts'
export type * from './exchange.ts'
export type * from './licenses.ts'
export type * from './partners.ts'
export type * from './products.ts'
export { mayCall, roles, scopes, type Access, type Role, type Scope } from './access.ts'
export { operation, type Operation } from './operation.ts'
export { commonProblems, problems, type ProblemCode } from './problems.ts'
