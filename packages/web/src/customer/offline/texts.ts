import { defineTexts } from '../../ui/language.ts'

export const offlineTexts = defineTexts(
  {
    title: 'Offline exchange',
    lead: 'For a controller without a network: give its request and take its answer back.',
    bundleTitle: 'Site bundle',
    bundle: 'Many controllers in one file? Carry a site bundle',
    one: 'One controller alone? Carry its request',
    open: (address: string) => `Without a sign-in the same is at ${address}, for whoever is on site.`,
  },
  {
    title: 'Offline-Austausch',
    lead: 'Für einen Controller ohne Netz: seine Anfrage abgeben und seine Antwort mitnehmen.',
    bundleTitle: 'Standortbündel',
    bundle: 'Viele Controller in einer Datei? Ein Standortbündel tragen',
    one: 'Nur ein Controller? Seine Anfrage tragen',
    open: (address) => `Ohne Anmeldung geht dasselbe unter ${address}, für jeden vor Ort.`,
  },
)
