/** What is believed of a token that is valid. */
export type Claims = {
  /** In lower case; null where there is none, or the provider itself says that nobody checked it. */
  readonly email: string | null
  readonly name: string | null
}

export const readClaims = (claims: Readonly<Record<string, unknown>>): Claims => {
  const { email, email_verified: verified, name } = claims
  const isUsable =
    typeof email === 'string' && email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email) && !isFalse(verified)
  return {
    email: isUsable ? email.toLowerCase() : null,
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 120) : null,
  }
}

/** Some providers write it as a text. One that says nothing knows its own people. */
const isFalse = (verified: unknown): boolean => verified === false || verified === 'false'
