import { defineTexts } from '../../ui/language.ts'

export const signInTexts = defineTexts(
  {
    title: 'Manage Licenses',
    lead: 'Sign in with the user of this controller.',
    name: 'User name',
    password: 'Password',
    showPassword: 'Show the password',
    signIn: 'Sign in',
    nobodyYet: 'Nobody can sign in yet, or the password is lost? On the controller itself:',
  },
  {
    title: 'Lizenzen verwalten',
    lead: 'Melden Sie sich mit dem Benutzer dieses Controllers an.',
    name: 'Benutzername',
    password: 'Passwort',
    showPassword: 'Passwort anzeigen',
    signIn: 'Anmelden',
    nobodyYet:
      'Es kann sich noch niemand anmelden, oder das Passwort ist verloren? Auf dem Controller selbst:',
  },
)
