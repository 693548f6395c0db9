import { defineTexts } from '../../ui/language.ts'

export const resetTexts = defineTexts(
  {
    title: 'Set a new password',
    lead: 'With it all your sessions end, here and elsewhere.',
    password: 'New password',
    hint: 'At least 12 characters. A sentence is easy to remember and hard to guess.',
    set: 'Set the password',
    done: 'The new password is set. Sign in with it.',
    toSignIn: 'To the sign-in',
    noLink: 'Open the link of the e-mail as a whole, or ask for a new one.',
    askAgain: 'Ask for a new link',
  },
  {
    title: 'Ein neues Passwort setzen',
    lead: 'Damit enden alle Ihre Sitzungen, hier und anderswo.',
    password: 'Neues Passwort',
    hint: 'Mindestens 12 Zeichen. Ein Satz ist leicht zu merken und schwer zu raten.',
    set: 'Passwort setzen',
    done: 'Das neue Passwort ist gesetzt. Melden Sie sich damit an.',
    toSignIn: 'Zur Anmeldung',
    noLink: 'Öffnen Sie den Link der E-Mail als Ganzes, oder fordern Sie einen neuen an.',
    askAgain: 'Einen neuen Link anfordern',
  },
)
