import { defineTexts } from '../ui/language.ts'

/** What stands around every page. */
export const frameTexts = defineTexts(
  {
    product: 'Tenure',
    controller: (installCode: string) => `Controller ${installCode}`,
    skip: 'Skip to the content',
    navigation: 'Pages',
    pages: {
      licenses: 'Licenses',
      devices: 'Devices',
      offline: 'Offline',
      upgrade: 'Upgrade',
      history: 'History',
      status: 'Status',
    },
    signedInAs: (name: string, isOwner: boolean) => (isOwner ? `${name}, Owner` : `${name}, may view`),
    signOut: 'Sign out',
    pageUnknown: 'There is no such page',
    pageUnknownWhy: 'The address may have been typed wrongly.',
    toLicenses: 'To the licenses',
    failed: 'This page has failed',
    reload: 'Load it again',
  },
  {
    product: 'Tenure',
    controller: (installCode) => `Controller ${installCode}`,
    skip: 'Zum Inhalt',
    navigation: 'Seiten',
    pages: {
      licenses: 'Lizenzen',
      devices: 'Geräte',
      offline: 'Offline',
      upgrade: 'Upgrade',
      history: 'Verlauf',
      status: 'Zustand',
    },
    signedInAs: (name, isOwner) => (isOwner ? `${name}, Owner` : `${name}, nur Ansicht`),
    signOut: 'Abmelden',
    pageUnknown: 'Diese Seite gibt es nicht',
    pageUnknownWhy: 'Vielleicht ist die Adresse falsch geschrieben.',
    toLicenses: 'Zu den Lizenzen',
    failed: 'Diese Seite ist gescheitert',
    reload: 'Neu laden',
  },
)
