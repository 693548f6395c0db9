import { refusal, type SignInCode } from './refusal-codes.ts'
import type { Session } from './sign-in.ts'

/**
 * What of better-auth is open, and to whom: everything else is not there. A code by e-mail or another's identity
 * provider proves less than a password with a second factor, so with them nobody changes how a person signs in.
 */
const openToAll = new Set([
  'get-session',
  'sign-out',
  'sign-in/email',
  'sign-in/email-otp',
  'sign-in/sso',
  'sso/callback',
  'email-otp/send-verification-otp',
  'request-password-reset',
  'reset-password',
  'two-factor/verify-totp',
  'two-factor/verify-backup-code',
  'passkey/generate-authenticate-options',
  'passkey/verify-authentication',
  'update-user',
  'sessions',
  'sessions/end',
])

const finishing = new Set(['two-factor/verify-totp', 'two-factor/verify-backup-code'])

const openToSure = new Set([
  'change-password',
  'two-factor/enable',
  'two-factor/disable',
  'two-factor/get-totp-uri',
  'two-factor/generate-backup-codes',
  'passkey/generate-register-options',
  'passkey/verify-registration',
  'passkey/list-user-passkeys',
  'passkey/delete-passkey',
  'passkey/update-passkey',
])

/** Null where the request may go on. */
export const guardPath = (path: string, session: Session | null): Response | null => {
  const name = path.replace(/^\/auth\//, '')
  // With a session these finish the set-up of a second factor, and it becomes one that proves more.
  if (finishing.has(name) && session !== null && !isSure(session)) return passwordNeeded()
  if (openToAll.has(name)) return null
  if (!openToSure.has(name)) return answer(404, 'NOT_FOUND', 'There is nothing at this path.')
  if (session === null) return answer(401, 'SESSION_MISSING', 'Sign in first.')
  return isSure(session) ? null : passwordNeeded()
}

const passwordNeeded = () => answer(403, 'PASSWORD_NEEDED', 'Sign in with your password to change this.')

/** Somebody who may change how he signs in. */
const isSure = ({ method }: Session): boolean =>
  method === 'password' || method === 'password-and-code' || method === 'passkey'

export const answer = (status: number, code: SignInCode, message: string): Response =>
  Response.json(refusal(code, message), { status })
