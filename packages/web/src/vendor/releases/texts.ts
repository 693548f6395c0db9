import { defineTexts } from '../../ui/language.ts'

export const releasesTexts = defineTexts(
  {
    title: 'Releases',
    lead: 'Versions of the controller software. Only a newer feature release needs maintenance (M4).',
    publish: 'Publish a release',
    none: 'No release yet',
    noneWhy:
      'Upgrade licenses name the newest feature release. Publish the one that the controllers run now, to begin with.',
    version: 'Version',
    versionHint: 'As people write it: 3.6, 3.6.1, 3.6 Update 2, 4.0 Platform 1.',
    kind: 'Kind',
    kinds: { feature: 'Feature release', update: 'Update', platform: 'Platform release' },
    needs: {
      feature: 'Needs valid maintenance (M4)',
      update: 'Never needs maintenance (M4)',
      platform: 'Is not gated by maintenance (M4)',
    },
    gate: 'Maintenance',
    asNamed: 'As its name says',
    readAs: (kind: string) => `Its name says: ${kind}.`,
    unreadable: 'This is no version: two numbers with a point between, such as 3.6, then what the hint says.',
    published: 'Published',
    publishedHint: 'Today, if nothing is chosen.',
    publishWhat:
      'A release that is published cannot be taken back: controllers and upgrade licenses may name it.',
    done: (version: string) => `${version} is published`,
    manifest: 'Manifest',
    download: (version: string) => `Download the signed manifest of ${version}`,
  },
  {
    title: 'Versionen',
    lead: 'Versionen der Controller-Software. Nur eine neuere Funktionsversion braucht Wartung (M4).',
    publish: 'Version veröffentlichen',
    none: 'Noch keine Version',
    noneWhy:
      'Upgrade-Lizenzen nennen die neueste Funktionsversion. Veröffentlichen Sie für den Anfang die, mit der die Controller jetzt laufen.',
    version: 'Version',
    versionHint: 'Wie man sie schreibt: 3.6, 3.6.1, 3.6 Update 2, 4.0 Platform 1.',
    kind: 'Art',
    kinds: { feature: 'Funktionsversion', update: 'Update', platform: 'Plattformversion' },
    needs: {
      feature: 'Braucht gültige Wartung (M4)',
      update: 'Braucht nie Wartung (M4)',
      platform: 'Ist nicht an Wartung gebunden (M4)',
    },
    gate: 'Wartung',
    asNamed: 'Wie ihr Name sagt',
    readAs: (kind) => `Ihr Name sagt: ${kind}.`,
    unreadable:
      'Das ist keine Version: zwei Zahlen mit einem Punkt dazwischen, etwa 3.6, dann wie im Hinweis.',
    published: 'Veröffentlicht',
    publishedHint: 'Heute, wenn nichts gewählt ist.',
    publishWhat:
      'Eine veröffentlichte Version lässt sich nicht zurücknehmen: Controller und Upgrade-Lizenzen können sie nennen.',
    done: (version) => `${version} ist veröffentlicht`,
    manifest: 'Manifest',
    download: (version) => `Das signierte Manifest von ${version} herunterladen`,
  },
)
