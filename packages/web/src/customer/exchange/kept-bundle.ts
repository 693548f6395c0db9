import { keepHere, keptHere } from './kept-here.ts'

/** A site bundle as it was handed in: the text, and what its file was called. */
export type KeptBundle = { readonly text: string; readonly name: string | null }

const TEXT = 'bundle'
const NAME = 'bundle-name'

/** So that a page that is loaded again goes on. A bundle that the browser has no room for is handed in again. */
export const keepBundle = (bundle: KeptBundle | null): void => {
  keepHere(TEXT, bundle?.text ?? null)
  keepHere(NAME, bundle?.name ?? null)
}

export const keptBundle = (): KeptBundle | null => {
  const text = keptHere(TEXT)
  return text === null ? null : { text, name: keptHere(NAME) }
}
