export { createClient, orThrow, type Client, type ClientOptions, type Reply } from './client/create-client.ts'
export type { CallInput } from './client/call.ts'
export { ProblemError, ServiceUnreachableError, type Problem } from './client/problem.ts'
export { defaultPatience, type Patience } from './client/retry.ts'
export {
  hashDocument,
  hashLicenseFile,
  openDocument,
  type DocumentType,
  type OpenedDocument,
} from './verify/compact-jws.ts'
export { readRootKey, verifyKeyList, type RootKey } from './verify/verify-key-list.ts'
export { verifyLicenseFile, verifyOffline, type VerifiedLicenseFile } from './verify/verify-license-file.ts'
export { verifyRequest, type VerifiedRequest } from './verify/verify-request.ts'
export { inspect, type Inspected, type InspectWith } from './inspect/inspect.ts'
