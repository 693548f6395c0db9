import { defineTexts } from '../../ui/language.ts'

export const secondFactorTexts = defineTexts(
  {
    title: 'A second factor is needed',
    lead: 'A password alone does not open the vendor console and the partner portal: passwords are guessed, and read by others. Set up one of the two; it takes a minute.',
    app: 'A code of an app',
    appWhy: 'An authenticator app on your phone shows a new code every 30 seconds.',
    passkey: 'Or a passkey',
    passkeyWhy: 'By finger, face, PIN or security key. You sign in with it at once, without a password.',
    signOut: 'Sign out',
  },
  {
    title: 'Ein zweiter Faktor ist nötig',
    lead: 'Ein Passwort allein öffnet Herstellerkonsole und Partnerportal nicht: Passwörter werden erraten und mitgelesen. Richten Sie eines von beiden ein; es dauert eine Minute.',
    app: 'Ein Code einer App',
    appWhy: 'Eine Authenticator-App auf Ihrem Telefon zeigt alle 30 Sekunden einen neuen Code.',
    passkey: 'Oder ein Passkey',
    passkeyWhy:
      'Mit Finger, Gesicht, PIN oder Sicherheitsschlüssel. Damit melden Sie sich gleich an, ohne Passwort.',
    signOut: 'Abmelden',
  },
)
