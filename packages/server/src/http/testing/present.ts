import assert from 'node:assert/strict'

/** What must be there: a row of a list, the cursor of a next page. The test fails with its name where it is not. */
export const present = <T>(value: T | null | undefined, what: string): T => {
  assert(value !== null && value !== undefined, `${what} is missing`)
  return value
}
