const sane = /^[A-Za-z0-9._-]{8,64}$/

/** The caller's own X-Request-Id where it can safely stand in logs and in the ledger, else a new one. */
export const requestIdOf = (header: string | undefined, newId: () => string): string =>
  header !== undefined && sane.test(header) ? header : newId()
