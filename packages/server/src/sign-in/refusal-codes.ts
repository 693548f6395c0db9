/** Why somebody is sent back to the sign-in page, as its `?error=`, without a session. A test compares with its texts. */
export const ssoErrors = ['sso-expired', 'sso-failed', 'sso-email', 'sso-no-member'] as const
export type SsoError = (typeof ssoErrors)[number]

/** What the sign-in refuses besides better-auth, by the code in its answer. A test compares with the texts of the pages. */
export const signInCodes = [
  'INVALID_CODE',
  'LOCKED',
  'NOT_FOUND',
  'ORIGIN',
  'PASSWORD_NEEDED',
  'SESSION_MISSING',
  'SSO_UNKNOWN',
  'SSO_UNREACHABLE',
] as const
export type SignInCode = (typeof signInCodes)[number]

/** Keeps the code of a refusal one of the list. */
export const refusal = (code: SignInCode, message: string) => ({ code, message })
