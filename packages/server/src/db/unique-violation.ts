/**
 * Whether a statement failed because a row with the same unique key exists (SQLSTATE 23505). The transaction is
 * aborted then: a handler that sees it returns its refusal and asks nothing more.
 */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505'
