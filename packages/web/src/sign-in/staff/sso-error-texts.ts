import { defineTexts } from '../../ui/language.ts'

/** Why somebody came back from their organisation without being signed in, by the `error` of the address. */
export const ssoErrorTexts = defineTexts(
  {
    'sso-expired': {
      sentence: 'The way through your organisation took too long, or was opened twice.',
      remedy: 'Begin again, and finish within ten minutes in this same browser.',
    },
    'sso-failed': {
      sentence: 'The sign-in of your organisation did not succeed.',
      remedy:
        'Try again; if it fails again, tell whoever runs that sign-in. Your password still opens what allows it.',
    },
    'sso-email': {
      sentence: 'Your organisation named no e-mail address of its own that is confirmed.',
      remedy: 'Ask whoever runs its sign-in to send your confirmed address of that domain, and try again.',
    },
    'sso-no-member': {
      sentence: 'Nobody has invited you here yet.',
      remedy:
        'Ask an administrator of the vendor, or of the partner you work for, for an invitation to the address with which you have just signed in.',
    },
    /** Of a service that is newer than this page. */
    other: {
      sentence: 'The way through your organisation did not lead in.',
      remedy: 'Try again, or sign in with your password.',
    },
  },
  {
    'sso-expired': {
      sentence: 'Der Weg über Ihre Organisation dauerte zu lange oder wurde zweimal geöffnet.',
      remedy: 'Beginnen Sie von vorn, und kommen Sie binnen zehn Minuten im selben Browser zurück.',
    },
    'sso-failed': {
      sentence: 'Die Anmeldung Ihrer Organisation ist nicht gelungen.',
      remedy:
        'Versuchen Sie es noch einmal; gelingt es wieder nicht, sagen Sie es denen, die diese Anmeldung betreiben. Ihr Passwort öffnet weiterhin, was es erlaubt.',
    },
    'sso-email': {
      sentence: 'Ihre Organisation nannte keine bestätigte eigene E-Mail-Adresse.',
      remedy:
        'Bitten Sie die, die ihre Anmeldung betreiben, Ihre bestätigte Adresse dieser Domain mitzusenden, und versuchen Sie es noch einmal.',
    },
    'sso-no-member': {
      sentence: 'Noch hat Sie niemand eingeladen.',
      remedy:
        'Bitten Sie einen Administrator des Herstellers oder des Partners, für den Sie arbeiten, um eine Einladung an die Adresse, mit der Sie sich gerade angemeldet haben.',
    },
    other: {
      sentence: 'Der Weg über Ihre Organisation führte nicht herein.',
      remedy: 'Versuchen Sie es noch einmal, oder melden Sie sich mit Ihrem Passwort an.',
    },
  },
)

export type SsoErrorText = { readonly sentence: string; readonly remedy: string }

/** What is told of the `error` of an address; null where it has none. */
export const toldSsoError = (
  texts: (typeof ssoErrorTexts)['en'],
  error: string | undefined,
): SsoErrorText | null => {
  if (error === undefined || error === '') return null
  return Object.entries(texts).find(([code]) => code === error)?.[1] ?? texts.other
}
