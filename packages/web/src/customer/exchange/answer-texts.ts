import { defineTexts } from '../../ui/language.ts'

/** The answer, and what to do with it at the controller. */
export const answerTexts = defineTexts(
  {
    title: 'The answer',
    getting: 'The answer is fetched',
    of: (installCode: string, generation: string) =>
      `License file ${generation} for controller ${installCode}`,
    holds: 'It holds with it',
    holdsNothing: 'It holds no license with it.',
    nothingNew: 'Not everything was done',
    qr: 'The answer as a QR code',
    qrOf: (n: number, count: number) => `The answer as a QR code, ${n} of ${count}`,
    qrMany: (count: number) =>
      `The answer needs ${count} QR codes. Show them one after the other, in this order.`,
    qrTooLong: 'The answer is too long for a QR code. Save it as a file.',
    save: 'Save as a file',
    copy: 'Copy the text',
    copied: 'Copied',
    next: 'Now, at the controller',
    steps: [
      'Open its page Offline, choose “I have the answer”: step 3, Take the answer.',
      'Choose “Read a QR code with the camera” and hold this screen in front of that camera. Without a camera: choose the saved file, or paste the text.',
      'It says “The answer was taken in” and lists what the controller holds.',
    ],
    terminal: 'At a terminal:',
    returned: 'What came back is in the account from now on, and any of its controllers can have it.',
    returnNext:
      'Take the answer to the controller all the same: until then it goes on showing the proof of its return.',
    same: 'Closed by mistake, or not arrived? Bring the same request again: it gets this same answer.',
    other: 'Next request',
  },
  {
    title: 'Die Antwort',
    getting: 'Die Antwort wird geholt',
    of: (installCode, generation) => `Lizenzdatei ${generation} für Controller ${installCode}`,
    holds: 'Damit hat er',
    holdsNothing: 'Damit hat er keine Lizenz.',
    nothingNew: 'Nicht alles wurde ausgeführt',
    qr: 'Die Antwort als QR-Code',
    qrOf: (n, count) => `Die Antwort als QR-Code, ${n} von ${count}`,
    qrMany: (count) =>
      `Die Antwort braucht ${count} QR-Codes. Zeigen Sie sie einen nach dem anderen, in dieser Reihenfolge.`,
    qrTooLong: 'Die Antwort ist zu lang für einen QR-Code. Speichern Sie sie als Datei.',
    save: 'Als Datei speichern',
    copy: 'Text kopieren',
    copied: 'Kopiert',
    next: 'Jetzt, am Controller',
    steps: [
      'Öffnen Sie seine Seite Offline, wählen Sie „Ich habe die Antwort“: Schritt 3, Antwort nehmen.',
      'Wählen Sie „QR-Code mit der Kamera lesen“, und halten Sie diesen Bildschirm vor jene Kamera. Ohne Kamera: Wählen Sie die gespeicherte Datei, oder fügen Sie den Text ein.',
      'Er meldet „Die Antwort ist übernommen“ und nennt, was der Controller hat.',
    ],
    terminal: 'An einem Terminal:',
    returned: 'Was zurückkam, hat von nun an das Konto, und jeder seiner Controller kann es bekommen.',
    returnNext:
      'Bringen Sie die Antwort trotzdem zum Controller: Bis dahin zeigt er weiter den Beleg seiner Rückgabe.',
    same: 'Aus Versehen geschlossen oder nicht angekommen? Bringen Sie dieselbe Anfrage noch einmal: Sie bekommt dieselbe Antwort.',
    other: 'Nächste Anfrage',
  },
)
