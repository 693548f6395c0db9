import { defineTexts } from '../../ui/language.ts'

export const carryPageTexts = defineTexts(
  {
    title: 'Carry a document',
    lead: 'Give the request of a controller, and take its license file back. No sign-in is needed: the request is signed by the controller.',
    request: 'The request as text',
    ask: 'Get the answer',
    answer: 'The license file as a QR code',
    tooLong: 'It is too long for a QR code. Carry it as a file.',
    save: 'Save as a file',
  },
  {
    title: 'Ein Dokument tragen',
    lead: 'Geben Sie die Anfrage eines Controllers ab, und nehmen Sie seine Lizenzdatei mit. Eine Anmeldung ist nicht nötig: Die Anfrage ist vom Controller unterschrieben.',
    request: 'Die Anfrage als Text',
    ask: 'Antwort holen',
    answer: 'Die Lizenzdatei als QR-Code',
    tooLong: 'Sie ist zu lang für einen QR-Code. Tragen Sie sie als Datei.',
    save: 'Als Datei speichern',
  },
)
