import { defineTexts } from '../../ui/language.ts'

export const carryPageTexts = defineTexts(
  {
    title: 'Carry a document',
    lead: 'Give a controller’s request and take its answer back. The request is signed by the controller: no sign-in is needed.',
    many: 'Many controllers in one file? Carry a site bundle',
    signIn: 'Sign in, to see what you have and where it runs',
    license: 'This License ID',
    licenseAt: {
      vendor: 'It is still with the vendor: it has to be sold to a partner first.',
      inventory: 'It is in the partner’s inventory: ask the partner to transfer it to your account.',
      account: 'It is in the account, and a controller can have it.',
      controller: (installCode: string) => `Controller ${installCode} holds it.`,
      retired: 'It is used up, or was split into parts: no controller can have it any more.',
    },
    licenseHow:
      'Type this License ID on the controller’s page Offline, step 1, and make the request there. A request that names other licenses needs a sign-in.',
    without: 'Go on without this License ID',
    licenseId: 'the License ID',
  },
  {
    title: 'Ein Dokument tragen',
    lead: 'Geben Sie die Anfrage eines Controllers ab, und nehmen Sie seine Antwort mit. Die Anfrage ist vom Controller unterschrieben: Eine Anmeldung ist nicht nötig.',
    many: 'Viele Controller in einer Datei? Ein Standortbündel tragen',
    signIn: 'Anmelden, um zu sehen, was Sie haben und wo es läuft',
    license: 'Diese License ID',
    licenseAt: {
      vendor: 'Sie ist noch beim Hersteller: Zuerst muss sie an einen Partner verkauft werden.',
      inventory: 'Sie ist im Bestand des Partners: Bitten Sie ihn, sie Ihrem Konto zu übertragen.',
      account: 'Sie ist im Konto, und ein Controller kann sie bekommen.',
      controller: (installCode) => `Controller ${installCode} hat sie.`,
      retired: 'Sie ist verbraucht oder wurde geteilt: Kein Controller kann sie mehr bekommen.',
    },
    licenseHow:
      'Geben Sie diese License ID auf der Seite Offline des Controllers in Schritt 1 ein, und erstellen Sie dort die Anfrage. Eine Anfrage, die andere Lizenzen nennt, braucht eine Anmeldung.',
    without: 'Ohne diese License ID weiter',
    licenseId: 'die License ID',
  },
)
