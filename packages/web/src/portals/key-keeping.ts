/**
 * The Idempotency-Key of each intended action: the same one for as long as nobody knows whether it was done, so that a
 * second click after a lost answer does nothing twice.
 */
export type KeyKeeping = {
  readonly keyFor: (intent: string) => string
  /** It was done, or refused: whoever asks for the same again means it anew. */
  readonly decided: (intent: string) => void
}

export const keepKeys = (newKey: () => string): KeyKeeping => {
  const kept = new Map<string, string>()
  return {
    keyFor: (intent) => {
      const key = kept.get(intent) ?? newKey()
      kept.set(intent, key)
      return key
    },
    decided: (intent) => void kept.delete(intent),
  }
}

/**
 * Whether a refusal with this status is the answer to the action. A refusal is stored under its key (decision 12), so
 * whoever has removed its cause needs a new one; after an outage the key has to stay.
 */
export const isDecided = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429
