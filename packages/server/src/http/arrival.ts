import type { OperationId, Operation } from '@tenure/contract'

/** One request, as the steps of an operation see it. */
export type Arrival = {
  readonly operationId: OperationId
  readonly operation: Operation
  readonly request: Request
  /** Path and query: with method and body, what makes two requests the same. */
  readonly target: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly requestId: string
  readonly ip: string
  readonly at: number
}
