/** One at a time, in the order in which they came. */
export type Turns = { readonly take: <Value>(work: () => Promise<Value>) => Promise<Value> }

export const openTurns = (): Turns => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take: (work) => {
      const turn = last.then(work, work)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
