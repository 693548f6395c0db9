import type { SignInMethod } from './sign-in-method.ts'

/** Somebody who has signed in and not out again. */
export type Session = {
  readonly id: string
  /** What the cookie holds: secret. */
  readonly token: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly language: 'en' | 'de'
  readonly method: SignInMethod
  /** The identity provider that said who this is, where one did. */
  readonly providerId: string | null
  /** Whether this person has a second factor. */
  readonly hasSecondFactor: boolean
}

export type NewUser = {
  readonly email: string
  readonly name: string
  readonly password: string
  readonly language: 'en' | 'de'
}

export type Admission =
  | { readonly is: 'admitted'; readonly userId: string }
  | { readonly is: 'refused' }
  /** Too many passwords were tried for this address. */
  | { readonly is: 'locked'; readonly retryAfterSeconds: number }

/** What the rest of the service knows of signing in. */
export type SignIn = {
  /** Answers everything below `/auth`. */
  readonly answer: (request: Request, address: string) => Promise<Response>
  readonly findSession: (headers: Headers) => Promise<Session | null>
  /**
   * The user with this address, made where there is none. One who has a password has to give it; one who has none gets
   * this one: who calls has made sure that the address is theirs. Refused where the password is not the right one.
   */
  readonly admitUser: (user: NewUser) => Promise<Admission>
  readonly close: () => Promise<void>
}
