/** What a call prints when it was done, and whether that is a success. */
export type Told = { readonly words: readonly string[]; readonly good?: boolean }

/** Sends one call of the local API and prints its answer. */
export type Call = (
  method: string,
  path: string,
  body: object | undefined,
  tell: (answer: never) => Told,
) => Promise<void>
