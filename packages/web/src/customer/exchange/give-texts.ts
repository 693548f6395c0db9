import { defineTexts } from '../../ui/language.ts'

/** Handing in what a controller asks. */
export const giveTexts = defineTexts(
  {
    title: 'The controller’s request',
    where:
      'It is on the controller’s page Offline, in step 2, Carry the request: as a QR code, as a file, as text.',
    file: 'File or picture',
    fileHint: 'The request that was saved, or a photograph of its QR code',
    chooseFile: 'Choose a file',
    paste: 'Or paste the text',
    take: 'Go on with this text',
    wrongTitle: 'This is no request',
    wrongBundle: 'This is no site bundle',
    noCode:
      'There is no QR code in the picture that can be read. Take it again: the whole code, sharp, with its light border.',
    wrong: {
      nothing: 'There is nothing in it.',
      'license-file':
        'It is a license file, so it is an answer. Take it to the controller: page Offline, step 3, Take the answer.',
      answer:
        'It is an answer of the license service. Take it to the controller: page Offline, step 3, Take the answer.',
      answers:
        'These are the answers to a site bundle. Take them to the controllers: page Offline, step 3, Take the answer.',
      'key-list': 'It is a key list, which belongs to an answer. Take it to the controller.',
      'release-manifest':
        'It is the manifest of a release. It is asked for on the controller’s page Upgrade.',
      'many-requests':
        'There is more than one request in it. Show one at a time, or carry them as a site bundle.',
      'license-id':
        'It is a License ID. Type it on the controller’s page Offline; the request that is made there is what is carried.',
      cut: 'It is a document that was cut off or changed on the way. Copy or photograph it again, whole.',
      newer:
        'It comes from a controller with newer software than this page knows. Load this page again and try once more.',
      'broken-bundle': 'It is a site bundle that was cut off or changed. Take the copy of before.',
      other: 'It is none of the documents of a controller. Is it another QR code, or another file?',
    },
    isBundle: (count: number) =>
      count === 1 ? 'It is a site bundle with 1 request.' : `It is a site bundle with ${count} requests.`,
    toBundle: 'Carry the site bundle',
    isRequest: 'It is the request of one controller, and no site bundle.',
    toRequest: 'Carry this request',
  },
  {
    title: 'Die Anfrage des Controllers',
    where:
      'Sie steht auf der Seite Offline des Controllers, in Schritt 2, Anfrage tragen: als QR-Code, als Datei, als Text.',
    file: 'Datei oder Bild',
    fileHint: 'Die gespeicherte Anfrage oder ein Foto ihres QR-Codes',
    chooseFile: 'Datei wählen',
    paste: 'Oder den Text einfügen',
    take: 'Mit diesem Text weiter',
    wrongTitle: 'Das ist keine Anfrage',
    wrongBundle: 'Das ist kein Standortbündel',
    noCode:
      'In dem Bild ist kein lesbarer QR-Code. Machen Sie es noch einmal: der ganze Code, scharf, mit hellem Rand.',
    wrong: {
      nothing: 'Es ist leer.',
      'license-file':
        'Es ist eine Lizenzdatei, also eine Antwort. Bringen Sie sie zum Controller: Seite Offline, Schritt 3, Antwort nehmen.',
      answer:
        'Es ist eine Antwort des Lizenzdienstes. Bringen Sie sie zum Controller: Seite Offline, Schritt 3, Antwort nehmen.',
      answers:
        'Es sind die Antworten auf ein Standortbündel. Bringen Sie sie zu den Controllern: Seite Offline, Schritt 3, Antwort nehmen.',
      'key-list': 'Es ist eine Schlüsselliste, die zu einer Antwort gehört. Bringen Sie sie zum Controller.',
      'release-manifest':
        'Es ist das Manifest einer Version. Danach fragt die Seite Upgrade des Controllers.',
      'many-requests':
        'Es ist mehr als eine Anfrage. Zeigen Sie eine nach der anderen, oder tragen Sie sie als Standortbündel.',
      'license-id':
        'Es ist eine License ID. Geben Sie sie auf der Seite Offline des Controllers ein; getragen wird die Anfrage, die dort entsteht.',
      cut: 'Es ist ein Dokument, das unterwegs abgeschnitten oder verändert wurde. Kopieren oder fotografieren Sie es noch einmal ganz.',
      newer:
        'Es kommt von einem Controller mit neuerer Software, als diese Seite kennt. Laden Sie die Seite neu, und versuchen Sie es noch einmal.',
      'broken-bundle':
        'Es ist ein Standortbündel, das abgeschnitten oder verändert wurde. Nehmen Sie die Kopie von vorher.',
      other: 'Es ist keines der Dokumente eines Controllers. Ist es ein anderer QR-Code, eine andere Datei?',
    },
    isBundle: (count) =>
      count === 1
        ? 'Es ist ein Standortbündel mit 1 Anfrage.'
        : `Es ist ein Standortbündel mit ${count} Anfragen.`,
    toBundle: 'Standortbündel tragen',
    isRequest: 'Es ist die Anfrage eines einzelnen Controllers und kein Standortbündel.',
    toRequest: 'Diese Anfrage tragen',
  },
)
