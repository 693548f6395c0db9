export { createClient, orThrow, type Client, type ClientOptions, type Reply } from './client/create-client.ts'
export type { CallInput } from './client/call.ts'
export { ProblemError, ServiceUnreachableError, type Problem } from './client/problem.ts'
export { defaultPatience, type Patience } from './client/retry.ts'
