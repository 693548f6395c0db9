/**
 * What follows on an action of one row, which may be gone by then: `run={() => afterwards(revoke.mutateAsync(…), told)}`. A
 * callback of `mutate` would be gone with the row. Where the action was refused, its dialog shows why.
 */
export const afterwards = (done: Promise<unknown>, follows: () => void): void =>
  void done.then(follows, () => undefined)
