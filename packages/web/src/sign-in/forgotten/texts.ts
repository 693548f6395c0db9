import { defineTexts } from '../../ui/language.ts'

export const forgottenTexts = defineTexts(
  {
    title: 'A new password',
    lead: 'You get a link by e-mail with which you set a new one.',
    send: 'Send me the link',
    sent: (email: string) =>
      `If somebody signs in here with ${email}, a link is on its way. It is good for an hour.`,
    toSignIn: 'Back to the sign-in',
  },
  {
    title: 'Ein neues Passwort',
    lead: 'Sie bekommen per E-Mail einen Link, mit dem Sie ein neues setzen.',
    send: 'Link senden',
    sent: (email) =>
      `Meldet sich jemand hier mit ${email} an, so ist ein Link unterwegs. Er gilt eine Stunde.`,
    toSignIn: 'Zurück zur Anmeldung',
  },
)
