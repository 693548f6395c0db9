/** How somebody proved who they are. A session keeps it. */
export const signInMethods = ['password', 'password-and-code', 'passkey', 'email-code', 'sso'] as const
export type SignInMethod = (typeof signInMethods)[number]

const methods: readonly (readonly [path: RegExp, method: SignInMethod])[] = [
  [/^\/sign-in\/email$/, 'password'],
  [/^\/two-factor\/verify-/, 'password-and-code'],
  [/^\/passkey\/verify-authentication$/, 'passkey'],
  [/^\/sign-in\/email-otp$/, 'email-code'],
  [/^\/sso\//, 'sso'],
]

/** The method of a session that is made at this path of `/auth`. What is not known counts as the weakest. */
export const methodAt = (path: string | undefined): SignInMethod =>
  methods.find(([pattern]) => pattern.test(path ?? ''))?.[1] ?? 'email-code'
