/** What a search word of `listLicenses` means: each of these may match, and the beginning is enough. */
export type LicenseSearch = {
  /** License IDs that begin so; null where the word cannot begin one. */
  readonly idRange: { readonly from: string; readonly to: string } | null
  /** How an order reference begins: as it was typed, or in capitals. */
  readonly orders: readonly string[]
  /** Accounts whose name begins so. */
  readonly accountIds: readonly string[]
  /** Controllers whose install code begins so. */
  readonly controllerIds: readonly string[]
}

/** All License IDs that begin with `word`, as a range that an index serves. */
export const idRange = (word: string): LicenseSearch['idRange'] => {
  if (!/^[0-9a-f-]{2,36}$/i.test(word)) return null
  const digits = word.toLowerCase().replaceAll('-', '')
  const from = hyphenated(digits.padEnd(32, '0'))
  if (digits.length > 32 || !from.startsWith(word.toLowerCase().replace(/-$/, ''))) return null
  return { from, to: hyphenated(digits.padEnd(32, 'f')) }
}

const hyphenated = (digits: string): string =>
  [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-')
