import { defineTexts } from '../../ui/language.ts'

export const licenseTexts = defineTexts(
  {
    title: 'With a License ID',
    lead: 'A License ID alone opens the offline exchange of that license, and nothing else. Bring the request of the controller.',
    licenseId: 'License ID',
    hint: 'As it was sent to you: 32 digits and letters in five groups',
    wrong: 'This is not a License ID: it has 32 digits and letters from a to f.',
    go: 'Continue',
  },
  {
    title: 'Mit einer License ID',
    lead: 'Eine License ID allein öffnet den Offline-Austausch dieser Lizenz und sonst nichts. Bringen Sie die Anfrage des Controllers mit.',
    licenseId: 'License ID',
    hint: 'Wie sie Ihnen gesendet wurde: 32 Ziffern und Buchstaben in fünf Gruppen',
    wrong: 'Das ist keine License ID: Sie hat 32 Ziffern und Buchstaben von a bis f.',
    go: 'Weiter',
  },
)
