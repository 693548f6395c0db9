/** The License IDs in a text that was typed or pasted, each once, and the words that are none. */
export const licenseIdsIn = (
  text: string,
): { readonly ids: readonly string[]; readonly others: readonly string[] } => {
  const found = text.match(licenseId) ?? []
  const others = text
    .replace(licenseId, ' ')
    .split(/[\s,;"'()[\]]+/)
    .filter((word) => /[0-9a-z]/i.test(word))
  return { ids: [...new Set(found.map((id) => id.toLowerCase()))], others }
}

/** A UUID (RFC 9562, 4), which nothing of the like touches. */
const licenseId = /(?<![0-9a-f-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f-])/gi
