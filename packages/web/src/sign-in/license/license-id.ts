/** A License ID as somebody types or pastes it, in its usual form; null where it is none. */
export const readLicenseId = (typed: string): string | null => {
  const digits = typed.toLowerCase().replaceAll(/[\s{}-]/g, '')
  if (!/^[0-9a-f]{32}$/.test(digits)) return null
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
