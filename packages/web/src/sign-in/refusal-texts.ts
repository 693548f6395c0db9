import type { AuthRefusal } from '../portals/ask-auth.ts'
import { defineTexts, type Language } from '../ui/language.ts'

const minutes = ({ retryAfterSeconds }: AuthRefusal): number =>
  Math.max(1, Math.ceil((retryAfterSeconds ?? 60) / 60))

/** What is said of each refusal of the sign-in. None tells whether an address is known. */
const table = defineTexts(
  {
    credentials: 'The e-mail address or the password is not right.',
    passwordWrong: 'The password is not right.',
    passwordShort: 'The password is too short: it needs at least 12 characters.',
    passwordLong: 'The password is too long: it may have up to 256 characters.',
    code: 'The code is not right, or no longer good. Type the newest one.',
    backupCode: 'This backup code is not right, or was used before.',
    codesSpent: 'Too many wrong codes. Ask for a new one.',
    stepLost: 'This took too long. Begin again with your password.',
    link: 'This link is not good any more. Ask for a new one.',
    passkey: 'The passkey was not accepted. Try again, or sign in with your password.',
    passkeyLeft: 'No passkey was used: the browser was told to stop, or waited too long.',
    sso: 'There is no single sign-on for this address. Check how it is written, or sign in with your password.',
    ssoAway:
      'The sign-in of your organisation cannot be reached. Try again; if it stays so, tell whoever runs it.',
    tooMany: (wait: number) =>
      `Too many attempts. Try again in ${wait} ${wait === 1 ? 'minute' : 'minutes'}.`,
    signInFirst: 'The session has ended. Sign in again.',
    stronger: 'With this sign-in you cannot change how you sign in. Sign in with your password or a passkey.',
    gone: 'This is not there any more. Load the page again.',
    other: 'That did not work. Try again.',
  },
  {
    credentials: 'E-Mail-Adresse oder Passwort stimmt nicht.',
    passwordWrong: 'Das Passwort stimmt nicht.',
    passwordShort: 'Das Passwort ist zu kurz: Es braucht mindestens 12 Zeichen.',
    passwordLong: 'Das Passwort ist zu lang: Es darf bis zu 256 Zeichen haben.',
    code: 'Der Code stimmt nicht oder gilt nicht mehr. Geben Sie den neuesten ein.',
    backupCode: 'Dieser Ersatzcode stimmt nicht oder wurde schon benutzt.',
    codesSpent: 'Zu viele falsche Codes. Fordern Sie einen neuen an.',
    stepLost: 'Das hat zu lange gedauert. Beginnen Sie noch einmal mit dem Passwort.',
    link: 'Dieser Link gilt nicht mehr. Fordern Sie einen neuen an.',
    passkey: 'Der Passkey wurde nicht angenommen. Versuchen Sie es erneut, oder nehmen Sie Ihr Passwort.',
    passkeyLeft: 'Es wurde kein Passkey benutzt: Der Browser brach ab oder wartete zu lange.',
    sso: 'Für diese Adresse gibt es kein Single Sign-on. Prüfen Sie, wie sie geschrieben ist, oder melden Sie sich mit Ihrem Passwort an.',
    ssoAway:
      'Die Anmeldung Ihrer Organisation ist nicht erreichbar. Versuchen Sie es erneut; bleibt es so, sagen Sie es denen, die sie betreiben.',
    tooMany: (wait) =>
      `Zu viele Versuche. Versuchen Sie es in ${wait} ${wait === 1 ? 'Minute' : 'Minuten'} erneut.`,
    signInFirst: 'Die Sitzung ist beendet. Melden Sie sich erneut an.',
    stronger:
      'Mit dieser Anmeldung können Sie nicht ändern, wie Sie sich anmelden. Melden Sie sich mit Passwort oder Passkey an.',
    gone: 'Das gibt es nicht mehr. Laden Sie die Seite neu.',
    other: 'Das ging nicht. Versuchen Sie es erneut.',
  },
)

type Texts = (typeof table)['en']

const told: Readonly<Record<string, keyof Omit<Texts, 'tooMany'>>> = {
  INVALID_EMAIL_OR_PASSWORD: 'credentials',
  INVALID_EMAIL: 'credentials',
  INVALID_PASSWORD: 'passwordWrong',
  PASSWORD_TOO_SHORT: 'passwordShort',
  PASSWORD_TOO_LONG: 'passwordLong',
  INVALID_CODE: 'code',
  INVALID_OTP: 'code',
  OTP_EXPIRED: 'code',
  // A code for an address that nobody has is answered as a wrong one.
  USER_NOT_FOUND: 'code',
  INVALID_BACKUP_CODE: 'backupCode',
  TOO_MANY_ATTEMPTS: 'codesSpent',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'codesSpent',
  INVALID_TWO_FACTOR_COOKIE: 'stepLost',
  INVALID_TOKEN: 'link',
  AUTHENTICATION_FAILED: 'passkey',
  PASSKEY_NOT_FOUND: 'passkey',
  CHALLENGE_NOT_FOUND: 'passkey',
  FAILED_TO_VERIFY_REGISTRATION: 'passkey',
  PASSKEY_LEFT: 'passkeyLeft',
  SSO_UNKNOWN: 'sso',
  SSO_UNREACHABLE: 'ssoAway',
  SESSION_MISSING: 'signInFirst',
  PASSWORD_NEEDED: 'stronger',
  NOT_FOUND: 'gone',
}

/** The codes that have a sentence of their own. */
export const toldCodes: readonly string[] = Object.keys(told)

export const toldAuthRefusal = (language: Language, refusal: AuthRefusal): string => {
  const texts = table[language]
  if (refusal.status === 429) return texts.tooMany(minutes(refusal))
  return texts[(Object.hasOwn(told, refusal.code) ? told[refusal.code] : undefined) ?? 'other']
}
