import { defineTexts } from '../ui/language.ts'

/** What stands around every page of the portals. */
export const frameTexts = defineTexts(
  {
    product: 'Tenure',
    skip: 'Skip to the content',
    navigation: 'Pages',
    openNavigation: 'Open the navigation',
    closeNavigation: 'Close the navigation',
    search: 'Search',
    actFor: (name: string) => `You act for ${name}. Change`,
    vendor: 'Vendor',
    otherPlaces: 'All you can act for',
    person: (name: string) => `${name}: language, colours, security`,
    roles: { viewer: 'Viewer', operator: 'Operator', administrator: 'Administrator' },
    security: 'Security',
    signOut: 'Sign out',
    signIn: 'Sign in',
    pageUnknown: 'There is no such page',
    pageUnknownWhy: 'The address may have been typed wrongly, or what it led to is not yours to see.',
    toStart: 'To the start',
    notYours: 'You cannot act here',
    notYoursWhy:
      'With this sign-in you do not work for whom this address names. Choose another, or sign in differently.',
    failed: 'This page has failed',
    reload: 'Load it again',
  },
  {
    product: 'Tenure',
    skip: 'Zum Inhalt',
    navigation: 'Seiten',
    openNavigation: 'Navigation öffnen',
    closeNavigation: 'Navigation schließen',
    search: 'Suchen',
    actFor: (name) => `Sie handeln für ${name}. Wechseln`,
    vendor: 'Hersteller',
    otherPlaces: 'Alle, für die Sie handeln können',
    person: (name) => `${name}: Sprache, Farben, Sicherheit`,
    roles: { viewer: 'Betrachter', operator: 'Bearbeiter', administrator: 'Administrator' },
    security: 'Sicherheit',
    signOut: 'Abmelden',
    signIn: 'Anmelden',
    pageUnknown: 'Diese Seite gibt es nicht',
    pageUnknownWhy:
      'Vielleicht ist die Adresse falsch geschrieben, oder Sie dürfen nicht sehen, wohin sie führte.',
    toStart: 'Zum Anfang',
    notYours: 'Hier können Sie nicht handeln',
    notYoursWhy:
      'Mit dieser Anmeldung arbeiten Sie nicht für den, den die Adresse nennt. Wählen Sie einen anderen, oder melden Sie sich anders an.',
    failed: 'Diese Seite ist gescheitert',
    reload: 'Neu laden',
  },
)
