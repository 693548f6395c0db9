/** Something that happened on this controller and that somebody may ask about years later. License IDs as they are. */
export type HistoryFact =
  | {
      readonly kind: 'license-came' | 'license-left'
      readonly licenseId: string
      readonly description: string
    }
  /** A1: not which; the Customer ID is a secret, and viewers read the history. */
  | { readonly kind: 'account-set' }
  | {
      readonly kind: 'request-made' | 'request-shown'
      readonly hash: string
      readonly want: readonly string[]
      readonly give: readonly string[]
    }
  /** A waiting request is forgotten without an answer. */
  | { readonly kind: 'request-dropped'; readonly hash: string }
  | { readonly kind: 'answer-applied'; readonly generation: number }
  | {
      readonly kind: 'refused'
      readonly licenseId: string
      readonly code: string
      readonly sentence: string
      readonly remedy: string
    }
  /** `first`: ids of the first few of them. */
  | {
      readonly kind: 'seats-gained' | 'seats-lost'
      readonly count: number
      readonly first: readonly string[]
    }
  /** C5: the Owner gave the seat of one device to another. */
  | { readonly kind: 'seat-moved'; readonly from: string; readonly to: string }
  /** C6: another device took over the seat. */
  | { readonly kind: 'device-replaced'; readonly device: string; readonly by: string }
  | {
      readonly kind: 'upgrade-asked'
      readonly version: string
      readonly allowed: boolean
      /** The reason, or the refusal's code. */
      readonly reason: string
    }

/** `at`: the highest time there was evidence of (O5); `certain`: whether it was more than that. */
export type HistoryEntry = {
  readonly id: number
  readonly at: string
  readonly certain: boolean
} & HistoryFact

export type HistoryPage = {
  /** Newest first. */
  readonly items: readonly HistoryEntry[]
  /** What to ask `before` for the next page; null at the end. */
  readonly next: number | null
}
