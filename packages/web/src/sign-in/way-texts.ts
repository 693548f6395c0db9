import { defineTexts } from '../ui/language.ts'

/** The ways in, as each page of the sign-in offers the others. */
export const wayTexts = defineTexts(
  {
    title: 'Other ways in',
    staff: 'Vendor or partner: sign in with a password',
    customer: 'Customer: sign in with a code by e-mail',
    license: 'I have a License ID',
    licenseWhy: 'Opens the offline exchange of that license, without a sign-in.',
    carry: 'Carry a document',
    carryWhy: 'Give a controller’s request and take its license file back, without a sign-in.',
    email: 'E-mail address',
    password: 'Password',
    showPassword: 'Show the password',
    code: 'Code of 6 digits',
    back: 'Back',
  },
  {
    title: 'Andere Wege',
    staff: 'Hersteller oder Partner: mit Passwort anmelden',
    customer: 'Kunde: mit einem Code per E-Mail anmelden',
    license: 'Ich habe eine License ID',
    licenseWhy: 'Öffnet ohne Anmeldung den Offline-Austausch dieser Lizenz.',
    carry: 'Ein Dokument tragen',
    carryWhy: 'Ohne Anmeldung die Anfrage eines Controllers abgeben und seine Lizenzdatei mitnehmen.',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    showPassword: 'Passwort anzeigen',
    code: 'Code mit 6 Ziffern',
    back: 'Zurück',
  },
)
