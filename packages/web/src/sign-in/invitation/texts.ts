import { defineTexts } from '../../ui/language.ts'

export const invitationTexts = defineTexts(
  {
    title: 'You are invited',
    invited: (by: string, to: string) => `${by} invites you to ${to}.`,
    vendor: 'the vendor console',
    as: { viewer: 'as a viewer', operator: 'as an operator', administrator: 'as an administrator' },
    until: (at: string) => `The invitation is open until ${at}.`,
    name: 'Your name',
    password: 'Password',
    hint: 'At least 12 characters. If you have signed in here before, the password you have.',
    accept: 'Accept and sign in',
    noLink: 'Open the link of the e-mail as a whole.',
    toSignIn: 'To the sign-in',
  },
  {
    title: 'Sie sind eingeladen',
    invited: (by, to) => `${by} lädt Sie ein: ${to}.`,
    vendor: 'Herstellerkonsole',
    as: { viewer: 'als Betrachter', operator: 'als Bearbeiter', administrator: 'als Administrator' },
    until: (at) => `Die Einladung ist offen bis ${at}.`,
    name: 'Ihr Name',
    password: 'Passwort',
    hint: 'Mindestens 12 Zeichen. Wenn Sie sich hier schon angemeldet haben: das Passwort, das Sie haben.',
    accept: 'Annehmen und anmelden',
    noLink: 'Öffnen Sie den Link der E-Mail als Ganzes.',
    toSignIn: 'Zur Anmeldung',
  },
)
