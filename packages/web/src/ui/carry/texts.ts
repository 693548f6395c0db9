import { defineTexts } from '../language.ts'

/** Reading and drawing QR codes, wherever that is done. */
export const carryTexts = defineTexts(
  {
    camera: 'Read a QR code with the camera',
    cameraStop: 'Stop the camera',
    cameraView: 'What the camera sees',
    cameraNeedsHttps:
      'The camera needs HTTPS or this machine itself (localhost). Take a picture and choose it as a file instead.',
    cameraNone: 'This browser has no camera to offer. Take a picture and choose it as a file instead.',
    cameraNotAllowed:
      'The browser does not allow it. Allow the camera for this page, or choose a picture as a file.',
    cameraOther: (name: string) =>
      `The browser says: ${name}. Take a picture and choose it as a file instead.`,
    cameraFailed: 'The camera cannot be used',
    looking: 'Looking for a QR code',
  },
  {
    camera: 'QR-Code mit der Kamera lesen',
    cameraStop: 'Kamera anhalten',
    cameraView: 'Was die Kamera sieht',
    cameraNeedsHttps:
      'Die Kamera braucht HTTPS oder diesen Rechner selbst (localhost). Machen Sie stattdessen ein Bild, und wählen Sie es als Datei.',
    cameraNone:
      'Dieser Browser hat keine Kamera. Machen Sie stattdessen ein Bild, und wählen Sie es als Datei.',
    cameraNotAllowed:
      'Der Browser erlaubt sie nicht. Erlauben Sie dieser Seite die Kamera, oder wählen Sie ein Bild als Datei.',
    cameraOther: (name) =>
      `Der Browser meldet: ${name}. Machen Sie stattdessen ein Bild, und wählen Sie es als Datei.`,
    cameraFailed: 'Die Kamera lässt sich nicht benutzen',
    looking: 'Sucht einen QR-Code',
  },
)
