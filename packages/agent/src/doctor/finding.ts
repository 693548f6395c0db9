/** One thing that was looked at. `remedy` is empty where all is well. */
export type Finding = {
  readonly about: string
  readonly ok: boolean
  readonly found: string
  readonly remedy: string
}

export const fine = (about: string, found: string): Finding => ({ about, ok: true, found, remedy: '' })

export const wrong = (
  about: string,
  problem: { readonly sentence: string; readonly remedy: string },
): Finding => ({ about, ok: false, found: problem.sentence, remedy: problem.remedy })
