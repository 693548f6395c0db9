import { defineTexts } from '../../ui/language.ts'

export const placesTexts = defineTexts(
  {
    title: 'For whom do you want to act?',
    lead: (email: string) => `You are signed in as ${email}.`,
    search: 'Search by name',
    vendor: 'Vendor console',
    partner: 'License Partner Portal',
    account: 'License Customer Portal',
    nothingFound: 'None is called so.',
    none: 'There is nothing here for you yet',
    noneWhy:
      'You work for nobody here and are a contact of no account with this sign-in. Ask who invited you, or sign in differently.',
    signOut: 'Sign out',
  },
  {
    title: 'Für wen möchten Sie handeln?',
    lead: (email) => `Sie sind angemeldet als ${email}.`,
    search: 'Nach Namen suchen',
    vendor: 'Herstellerkonsole',
    partner: 'Lizenzportal für Partner',
    account: 'Lizenzportal für Kunden',
    nothingFound: 'Keiner heißt so.',
    none: 'Hier ist noch nichts für Sie',
    noneWhy:
      'Sie arbeiten mit dieser Anmeldung für niemanden und sind kein Kontakt eines Kontos. Fragen Sie, wer Sie eingeladen hat, oder melden Sie sich anders an.',
    signOut: 'Abmelden',
  },
)
